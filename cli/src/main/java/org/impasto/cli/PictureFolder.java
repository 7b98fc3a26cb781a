package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.impasto.image.PictureFormat;

/** The pictures in a folder and the folders within, and what their results are called. */
final class PictureFolder {
  private static final Set<String> READ_ONLY = Set.of("webp", "gif", "bmp");

  private PictureFolder() {}

  /**
   * All files that are called pictures, in alphabetical order, without hidden ones and those in
   * {@code except}, where results of an earlier run may be.
   */
  static List<Path> files(Path root, Path except) throws IOException {
    Path results = except.toAbsolutePath().normalize();
    boolean inside = !results.equals(root.toAbsolutePath().normalize());
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .filter(file -> isPicture(file))
              .filter(file -> !inside || !file.toAbsolutePath().normalize().startsWith(results))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IOException(
            root + " has no pictures — their names end in .jpg, .png and the like — name another");
      }
      return files;
    }
  }

  private static boolean isPicture(Path file) {
    return READ_ONLY.contains(extension(file)) || writable(file).isPresent();
  }

  private static Optional<PictureFormat> writable(Path file) {
    return Stream.of(PictureFormat.values())
        .filter(format -> format.extensions().contains(extension(file)))
        .findFirst();
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The photo's name with the extension of the format that is asked for or can be written. */
  static String resultName(Path photo, Optional<PictureFormat> asked) {
    String name = String.valueOf(photo.getFileName());
    if (asked.isEmpty() && writable(photo).isPresent()) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem + "." + asked.orElse(PictureFormat.PNG).extensions().get(0);
  }
}
