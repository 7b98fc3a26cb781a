package org.impasto.paint.feedforward;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.training.DivergedException;

/** Three photos, always the same, and how the style paints them, as one picture. */
record Preview(List<Picture> photos, Path file) {
  private static final int COUNT = 3;

  /** The first crops of {@code photos}. */
  static Preview of(TrainingPhotos photos, Path file) throws IOException {
    List<Picture> first = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      first.add(photos.crop(i));
    }
    return new Preview(first, file);
  }

  /** Refuses a style that paints no numbers, after {@code step}. */
  void requireFinite(TrainedStyle style, int step, Compute compute) {
    if (!style.isFinite(photos.get(0), compute)) {
      throw new DivergedException("painted photo", Double.NaN, step);
    }
  }

  /** Photos above, painted ones below. */
  void write(TrainedStyle style, Compute compute) throws IOException {
    int size = photos.get(0).width();
    int width = COUNT * size;
    float[] rgb = new float[3 * 2 * size * width];
    for (int i = 0; i < COUNT; i++) {
      Picture photo = photos.get(i);
      put(photo, rgb, i * size, 0, width);
      put(style.paint(photo, compute), rgb, i * size, size, width);
    }
    PictureWriter.write(
        Picture.of(width, 2 * size, rgb), file, WriteOptions.DEFAULTS.withOverwrite(true));
  }

  private static void put(Picture picture, float[] rgb, int left, int top, int width) {
    int size = picture.width();
    float[] from = picture.rgb();
    for (int row = 0; row < 3 * size; row++) {
      int c = row / size;
      int y = row % size;
      System.arraycopy(from, row * size, rgb, (c * 2 * size + top + y) * width + left, size);
    }
  }
}
