package org.impasto.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Standard input and output as picture files in a temporary folder, which is deleted at the end.
 */
final class StandardStreams implements AutoCloseable {
  /** What is typed for standard input, and for standard output. */
  static final String TYPED = "-";

  private static final String INPUT = "stdin";

  private Path folder;

  private Path folder() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("impasto-");
    }
    return folder;
  }

  /** What was typed for a file: {@code -} for one of these. */
  String typed(Path file) {
    return folder != null && file.startsWith(folder) ? TYPED : file.toString();
  }

  /** A message with standard input called so, not by its file. */
  String inWords(String message) {
    return folder == null
        ? message
        : message.replace(folder.resolve(INPUT).toString(), "standard input");
  }

  /** A failure whose message calls standard input so, or the failure itself. */
  IOException inWords(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    String words = inWords(message);
    return words.equals(message) ? failure : new IOException(words, failure);
  }

  /** All of standard input, as a file. */
  Path copyIn() throws IOException {
    Path file = folder().resolve(INPUT);
    Files.copy(System.in, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  /** A file for what is to go to standard output. */
  Path output(String extension) throws IOException {
    return folder().resolve("stdout." + extension);
  }

  /** Writes a file to standard output. */
  void copyOut(Path file) throws IOException {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      Files.copy(file, out);
    }
  }

  @Override
  public void close() throws IOException {
    if (folder != null) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : all) {
          Files.delete(file);
        }
      }
    }
  }
}
