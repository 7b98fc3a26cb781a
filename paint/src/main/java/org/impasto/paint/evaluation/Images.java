package org.impasto.paint.evaluation;

import org.impasto.image.Picture;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;

/** Pictures as networks take them. */
final class Images {
  private Images() {}

  /** (1, 3, H, W), RGB in [0, 1]. */
  static Tensor tensor(Picture picture, Compute compute) {
    return Tensor.of(picture.rgb(), 1, 3, picture.height(), picture.width()).to(compute.device());
  }

  static long pixels(Picture picture) {
    return (long) picture.width() * picture.height();
  }
}
