package org.impasto.paint.photos;

import java.io.IOException;
import java.nio.file.Path;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;

/** Photos made for tests. */
public final class PhotoFolder {
  private PhotoFolder() {}

  /** Writes {@code count} pictures of colored waves, each with a red of its own, into a folder. */
  public static void fill(Path folder, int count, int width, int height) throws IOException {
    for (int i = 0; i < count; i++) {
      PictureWriter.write(
          waves(i, width, height),
          folder.resolve("photo-%02d.png".formatted(i)),
          WriteOptions.DEFAULTS);
    }
  }

  private static Picture waves(int number, int width, int height) {
    float[] rgb = new float[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        rgb[i] = red(number);
        rgb[width * height + i] = (float) (0.5 + 0.5 * Math.sin(0.1 * (number + 2) * x + 0.05 * y));
        rgb[2 * width * height + i] = (float) (0.5 + 0.5 * Math.cos(0.07 * (number + 1) * y));
      }
    }
    return Picture.of(width, height, rgb);
  }

  /** The red of every pixel of picture {@code number}. */
  static float red(int number) {
    return (number * 20 + 5) / 255f;
  }
}
