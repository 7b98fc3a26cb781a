package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.impasto.image.FileTree;
import org.impasto.image.PictureFormat;

/**
 * The pictures in a folder and the folders within.
 *
 * @param pictures all files that are called pictures, in alphabetical order
 * @param leftOut those that are called photos of a type that is not read here
 * @param unreadable what went wrong with folders within
 */
record PictureFolder(List<Path> pictures, List<Path> leftOut, List<IOException> unreadable) {
  private static final Set<String> READ_ONLY = Set.of("webp", "gif", "bmp");

  private static final Set<String> OTHER_PHOTOS =
      Set.of(
          "heic", "heif", "avif", "jxl", "jp2", "psd", "dng", "cr2", "cr3", "nef", "arw", "raf",
          "orf", "rw2");

  /**
   * Those in {@code root}, without hidden ones and those in {@code except}, where results of an
   * earlier run may be.
   *
   * @throws IOException if there is none, or the folder cannot be read
   */
  static PictureFolder in(Path root, Path except) throws IOException {
    Path results = Inputs.real(except);
    boolean inside = !Inputs.real(root).startsWith(results);
    PictureFolder found =
        new PictureFolder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path file : FileTree.files(root, found.unreadable::add)) {
      if (!inside || !file.toRealPath().startsWith(results)) {
        if (isPicture(file)) {
          found.pictures.add(file);
        } else if (OTHER_PHOTOS.contains(extension(file))) {
          found.leftOut.add(file);
        }
      }
    }
    if (found.pictures.isEmpty() && found.unreadable.isEmpty()) {
      throw new IOException(
          root
              + " has no pictures"
              + (found.leftOut.isEmpty() ? "" : ", only such as " + found.leftOut.get(0))
              + " — their names end in .jpg, .png and the like — name another");
    }
    return found;
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
