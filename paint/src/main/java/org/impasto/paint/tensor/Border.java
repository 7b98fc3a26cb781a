package org.impasto.paint.tensor;

import org.bytedeco.pytorch.global.torch;

/** What lies beyond the edge of activations. */
public enum Border {
  ZERO,
  /** The activations mirrored, the edge itself not repeated. */
  REFLECT,
  /** The edge repeated. */
  REPLICATE;

  /**
   * The image with {@code width} pixels more on each side, its channels last.
   *
   * @param image (N, C, H, W)
   */
  public Tensor pad(Tensor image, int width) {
    Tensor padded =
        switch (this) {
          case ZERO ->
              new Tensor(torch.constant_pad_nd(image.pointer(), width, width, width, width));
          case REFLECT -> image.reflectPad(width);
          case REPLICATE -> image.replicatePad(width);
        };
    return padded.channelsLast();
  }

  /**
   * A band of an image with its borders mirrored, the edges themselves not repeated.
   *
   * @param band (N, C, H, W)
   * @param columns more on each side
   * @param above rows more above, fewer than the band has
   * @param below rows more below, fewer than the band has
   */
  public static Tensor reflect(Tensor band, int columns, int above, int below) {
    Shapes.require(
        band.rank() == 4 && band.size(2) > Math.max(above, below) && band.size(3) > columns,
        "reflection of %d columns, %d and %d rows needs more".formatted(columns, above, below),
        band);
    return new Tensor(torch.reflection_pad2d(band.pointer(), columns, columns, above, below));
  }

  /**
   * The gradient with respect to an image of which that with respect to the padded image is {@code
   * slope}, which this changes: what lies beyond the edge is added to what it was made of.
   */
  public Tensor back(Tensor slope, int width) {
    org.bytedeco.pytorch.Tensor gradient = slope.pointer();
    for (int dimension = 2; this != ZERO && dimension < 4; dimension++) {
      long end = gradient.size(dimension) - 1;
      for (int i = 0; i < width; i++) {
        long inside = this == REFLECT ? 2L * width - i : width;
        gradient.select(dimension, inside).add_(gradient.select(dimension, i));
        gradient.select(dimension, end - inside).add_(gradient.select(dimension, end - i));
      }
    }
    return slope
        .slice(2, width, slope.size(2) - width)
        .slice(3, width, slope.size(3) - width)
        .channelsLast();
  }
}
