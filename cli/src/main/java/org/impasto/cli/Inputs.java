package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.impasto.image.PictureReader;
import org.impasto.image.ReadOptions;

/**
 * The picture files that go in, as typed.
 *
 * @param content the photo
 * @param styles the paintings
 * @param initial where painting starts, if that is a file
 */
record Inputs(Path content, List<Path> styles, Optional<Path> initial) {
  Inputs {
    styles = List.copyOf(styles);
  }

  private List<Path> all() {
    List<Path> all = new ArrayList<>(styles);
    all.add(0, content);
    initial.ifPresent(all::add);
    return all;
  }

  /** Refuses a file that is not there or no picture, before anything else is done. */
  void check() throws IOException {
    for (Path file : all()) {
      PictureReader.readHeader(file, ReadOptions.DEFAULTS);
    }
  }

  /** Whether {@code target} is one of these files, by whatever name. */
  boolean contains(Path target) throws IOException {
    return contains(all(), target);
  }

  /** Whether {@code target} is one of {@code files}, by whatever name. */
  static boolean contains(Collection<Path> files, Path target) throws IOException {
    Path real = real(target);
    for (Path file : files) {
      boolean both = Files.exists(file) && Files.exists(target);
      if (real.equals(real(file)) || (both && Files.isSameFile(file, target))) {
        return true;
      }
    }
    return false;
  }

  /** Where a file really is, or would be: links are followed as far as it exists. */
  static Path real(Path file) throws IOException {
    Path there = existing(file);
    return there.toRealPath().resolve(there.relativize(file.toAbsolutePath())).normalize();
  }

  /** {@code file}, or the nearest folder above it that exists, as it is written. */
  static Path existing(Path file) {
    Path there = file.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  /** A file name that is not taken for an option or for a file of arguments. */
  static String argument(String file) {
    return file.startsWith("-") || file.startsWith("@") ? Path.of(".", file).toString() : file;
  }
}
