package org.impasto.paint.feedforward;

import org.impasto.paint.tensor.Tensor;

/**
 * The grid of four pixels in a painted photo. Layers at a quarter of the size, enlarged twice, can
 * paint the four rows and the four columns of their grid differently, which the loss hardly feels,
 * but which shows in skies. The means of rows and columns of one place in that grid, over a window
 * of a few dozen pixels, tell it from strokes.
 */
final class Grid {
  private static final int PERIOD = 4;
  private static final int WINDOW = 16;
  private static final double LEVELS = 255;

  private Grid() {}

  /**
   * The variance between the sixteen places of the grid, in squared steps of 255, mean over windows
   * of 64×64 pixels; 0 if there is no grid. A weave with an amplitude of one step is 0.5.
   *
   * @param image (N, C, H, W), sizes multiples of 4
   */
  static Tensor of(Tensor image) {
    Tensor places = image.placesOfGrid(PERIOD); // (N, C·16, H/4, W/4)
    int window = (int) Math.min(WINDOW, Math.min(places.size(2), places.size(3)));
    Tensor means = places.averagePool(window, window, false);
    Tensor byPlace =
        means.reshape(
            image.size(0) * image.size(1), PERIOD * PERIOD, means.size(2) * means.size(3));
    return byPlace.subtract(byPlace.mean(1)).square().mean().multiply(LEVELS * LEVELS);
  }
}
