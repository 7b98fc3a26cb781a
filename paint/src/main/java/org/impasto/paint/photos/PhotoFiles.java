package org.impasto.paint.photos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.impasto.image.FileTree;
import org.impasto.image.PictureReader;
import org.impasto.image.ReadOptions;

/** The picture files in folders and the folders within. */
final class PhotoFiles {
  /** How the folder ends in which a training keeps its checkpoint and preview. */
  private static final String TRAINING = ".onnx.train";

  private PhotoFiles() {}

  /**
   * All pictures below {@code folders} (or named by themselves), in alphabetical order. A file that
   * is no picture is named to {@code warnings} and left out.
   *
   * @throws IOException if a folder cannot be read, or fewer than {@code fewest} are usable
   */
  static List<Path> in(List<Path> folders, int fewest, Consumer<String> warnings)
      throws IOException {
    List<Path> usable = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : files(folder, warnings)) {
        try {
          PictureReader.readHeader(file, ReadOptions.DEFAULTS);
          usable.add(file);
        } catch (IOException e) {
          warnings.accept("skipped: " + e.getMessage());
        }
      }
    }
    if (usable.size() < fewest) {
      throw new IOException(
          "%d usable photos in %s — at least %d are needed — give a folder with more"
              .formatted(
                  usable.size(),
                  folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                  fewest));
    }
    return usable;
  }

  /** Whether it lies in a folder of a training, whose previews are no photos. */
  private static boolean isOfATraining(Path file) {
    return file.getParent() != null
        && StreamSupport.stream(file.getParent().spliterator(), false)
            .anyMatch(name -> name.toString().endsWith(TRAINING));
  }

  private static List<Path> files(Path folder, Consumer<String> warnings) throws IOException {
    if (!Files.exists(folder)) {
      throw new IOException(folder + ": there is no such folder — name a folder of photos");
    }
    return FileTree.files(
            folder,
            e ->
                warnings.accept(
                    "skipped: " + e.getMessage() + " cannot be read — check its permissions"))
        .stream()
        .filter(file -> !isOfATraining(folder.relativize(file)))
        .toList();
  }
}
