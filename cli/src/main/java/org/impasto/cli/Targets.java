package org.impasto.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;

/**
 * The files that come out.
 *
 * @param output the picture
 * @param trace the losses as JSON Lines
 * @param plot the losses as curves
 * @param numbered whether pictures on the way are saved too
 * @param replace whether files that exist may be replaced
 */
record Targets(
    Path output, Optional<Path> trace, Optional<Path> plot, boolean numbered, boolean replace) {

  /** A resumed run may replace what the interrupted one wrote. */
  static Targets of(Path output, FilesMixin options) {
    boolean resumes = options.resume && Files.exists(checkpointOf(output));
    return new Targets(
        output,
        Optional.ofNullable(options.trace),
        Optional.ofNullable(options.plot),
        options.saveEvery != null,
        options.overwrite || resumes);
  }

  /** The file from which a run can go on. */
  Path checkpoint() {
    return checkpointOf(output);
  }

  private static Path checkpointOf(Path output) {
    return output.resolveSibling(output.getFileName() + ".checkpoint");
  }

  /** The picture at an evaluation of a scale: {@code out-2-0040.png} beside {@code out.png}. */
  Path numbered(int scale, int evaluation) {
    String name = String.valueOf(output.getFileName());
    int dot = name.lastIndexOf('.');
    return output.resolveSibling(
        "%s-%d-%04d%s".formatted(name.substring(0, dot), scale, evaluation, name.substring(dot)));
  }

  /** Refuses what could not be written at the end, and what would be lost. */
  void check(Inputs inputs, WriteOptions options) throws IOException {
    if (Files.exists(checkpoint()) && !replace) {
      throw new IOException(
          "%s holds an unfinished run — it is replaced on request only — %s"
              .formatted(checkpoint(), "add --resume to go on, or --overwrite to start over"));
    }
    Set<Path> seen = new HashSet<>();
    for (Path target : all()) {
      if (inputs.contains(target)) {
        throw new UsageException(target + " is also an input — write to another file");
      }
      if (!seen.add(target.toAbsolutePath().normalize())) {
        throw new UsageException(target + " is to be written twice — name two files");
      }
      requireNew(target, replace);
    }
    PictureWriter.checkTarget(output, options);
    if (plot.isPresent()) {
      PictureWriter.checkTarget(plot.get(), WriteOptions.DEFAULTS.withOverwrite(replace));
    }
    if (trace.isPresent()) {
      requireWritable(trace.get());
    }
    if (numbered) {
      requireNoNumbered();
    }
  }

  private List<Path> all() {
    List<Path> all = new ArrayList<>(List.of(output));
    trace.ifPresent(all::add);
    plot.ifPresent(all::add);
    return all;
  }

  /** Refuses a file that exists, unless it may be replaced. */
  static void requireNew(Path target, boolean replace) throws IOException {
    if (!replace && Files.exists(target)) {
      throw new IOException(
          target
              + " exists — files are replaced on request only — add --overwrite or name another");
    }
  }

  /** Refuses a file that could not be written. */
  static void requireWritable(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new IOException(
          file + " cannot be written — its folder must exist and be writable — name another file");
    }
  }

  private void requireNoNumbered() throws IOException {
    String first = String.valueOf(numbered(0, 0).getFileName());
    Pattern pattern =
        Pattern.compile(Pattern.quote(first).replace("-0-0000", "\\E-\\d+-\\d{4,}\\Q"));
    Path folder = output.toAbsolutePath().getParent();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (pattern.matcher(String.valueOf(file.getFileName())).matches()) {
          requireNew(file, replace);
        }
      }
    }
  }
}
