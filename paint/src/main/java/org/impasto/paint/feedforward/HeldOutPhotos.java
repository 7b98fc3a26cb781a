package org.impasto.paint.feedforward;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** Photos that training does not see, each a square from its middle, to measure a style on. */
public final class HeldOutPhotos {
  /** The most that are measured each time. */
  public static final int MOST = 20;

  private final List<Path> files = new ArrayList<>();
  private final List<Picture> squares = new ArrayList<>();

  private HeldOutPhotos() {}

  /**
   * The first {@link #MOST} usable photos in {@code folder}, in alphabetical order, shrunk or
   * enlarged to {@code size} × {@code size}.
   *
   * @param warnings hears of files that cannot be used
   * @throws IOException if there is none
   */
  public static HeldOutPhotos in(Path folder, int size, Consumer<String> warnings)
      throws IOException {
    HeldOutPhotos photos = new HeldOutPhotos();
    for (Path file : TrainingPhotos.files(List.of(folder), 1, warnings)) {
      if (photos.files.size() < MOST) {
        try {
          Picture square = square(PictureReader.read(file).filledUnderAlpha(), size);
          photos.squares.add(square);
          photos.files.add(file);
        } catch (IOException e) {
          warnings.accept("skipped: " + e.getMessage());
        }
      }
    }
    if (photos.files.isEmpty()) {
      throw new IOException("no photo in %s can be read — give others".formatted(folder));
    }
    return photos;
  }

  private static Picture square(Picture photo, int size) {
    double scale = (double) size / Math.min(photo.width(), photo.height());
    int width = Math.max(size, (int) Math.round(photo.width() * scale));
    int height = Math.max(size, (int) Math.round(photo.height() * scale));
    Picture small = photo.resize(width, height);
    float[] rgb = new float[3 * size * size];
    float[] all = small.rgb();
    int left = (width - size) / 2;
    int top = (height - size) / 2;
    for (int row = 0; row < 3 * size; row++) {
      int c = row / size;
      int y = row % size;
      System.arraycopy(all, (c * height + top + y) * width + left, rgb, row * size, size);
    }
    return Picture.of(size, size, rgb);
  }

  /** The files, in the order of {@link #squares}. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** The squares. */
  public List<Picture> squares() {
    return List.copyOf(squares);
  }

  /**
   * The median of the loss over all photos, painted by {@code network} as a file would hold them.
   */
  double medianLoss(TransformerNet network, PerceptualLoss styles, Compute compute) {
    double[] losses = new double[squares.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = loss(squares.get(i), network, styles, compute).total();
    }
    return Median.of(losses);
  }

  private static LossValues loss(
      Picture square, TransformerNet network, PerceptualLoss styles, Compute compute) {
    try (Scope scope = Scope.open()) {
      Tensor photo = Images.tensor(square, compute);
      PerceptualLoss toward = styles.withContent(photo);
      return Tensor.withoutGradients(
          () -> toward.of(network.paint(photo).clampInPlace(0, 1)).values());
    }
  }
}
