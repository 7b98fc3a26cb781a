package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.weights.WeightCache;
import org.impasto.stylize.StyleLibrary;
import org.impasto.stylize.StyleModel;

/**
 * Where the user's styles are: beside the weights, in {@code $IMPASTO_HOME} or the cache folder.
 */
final class StyleHome {
  private StyleHome() {}

  /** The styles of the program and of the user. */
  static StyleLibrary library() {
    return new StyleLibrary(new WeightCache().folder().resolveSibling("styles"));
  }

  /** The style in the file of that path, or of that name. */
  static StyleModel load(String style) throws IOException {
    return isFile(style) ? StyleModel.read(Path.of(style)) : library().load(style);
  }

  /** The same as it was trained, to go on from or to measure; only ours can be read so. */
  static StyleFile trained(String style) throws IOException {
    return isFile(style)
        ? StyleFile.read(Path.of(style))
        : StyleFile.parse(style, library().read(style));
  }

  /** A folder that has a style's name, such as one for its results, does not hide the style. */
  private static boolean isFile(String style) {
    Path file = Path.of(style);
    return Files.isRegularFile(file) || style.endsWith(".onnx") || file.getNameCount() > 1;
  }
}
