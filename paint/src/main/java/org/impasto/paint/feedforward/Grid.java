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
   * @param image (N, C, H, W), sides at least 4; what is left beside whole windows is not counted
   */
  static Tensor of(Tensor image) {
    long down = image.size(2) / PERIOD;
    long across = image.size(3) / PERIOD;
    long window = Math.min(WINDOW, Math.min(down, across));
    down -= down % window;
    across -= across % window;
    Tensor whole = image.slice(2, 0, PERIOD * down).slice(3, 0, PERIOD * across);
    Tensor windows =
        whole.reshape(
            image.size(0) * image.size(1),
            down / window,
            window,
            PERIOD,
            across / window,
            window,
            PERIOD);
    Tensor places = windows.mean(2).mean(5);
    return places.subtract(places.mean(3).mean(6)).square().mean().multiply(LEVELS * LEVELS);
  }
}
