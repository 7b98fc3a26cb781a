package org.impasto.image;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The files in a folder and the folders within it. */
public final class FileTree {
  private static final Set<FileVisitOption> FOLLOWING = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

  private FileTree() {}

  /**
   * All regular files below {@code root}, or itself, in alphabetical order; links are followed,
   * each but once on the way down. Files and folders whose names begin with a dot are left out, but
   * for {@code root}.
   *
   * @param unreadable hears of each folder within that cannot be read; the rest goes on
   * @throws IOException if {@code root} itself cannot be read
   */
  public static List<Path> files(Path root, Consumer<IOException> unreadable) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(root, FOLLOWING, Integer.MAX_VALUE, new Finder(root, files, unreadable));
    files.sort(null);
    return List.copyOf(files);
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final Consumer<IOException> unreadable;

    Finder(Path root, List<Path> files, Consumer<IOException> unreadable) {
      this.root = root;
      this.files = files;
      this.unreadable = unreadable;
    }

    private boolean isHidden(Path file) {
      return !file.equals(root) && String.valueOf(file.getFileName()).startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      if (!(failure instanceof FileSystemLoopException) && !isHidden(file)) {
        unreadable.accept(failure);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      if (failure != null) {
        unreadable.accept(failure);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
