package org.impasto.paint.loss;

import org.impasto.paint.features.Region;
import org.impasto.paint.tensor.Tensor;

/**
 * The distance {@code ‖F − F꜀‖²} between the activations of an image and those of the photo at one
 * layer, reduced as asked.
 *
 * <p>Gatys et al. 2015, "A Neural Algorithm of Artistic Style" (arXiv 1508.06576), equation 1.
 * Departs from the paper: the factor ½ is left to the weight.
 */
public final class ContentLoss {
  private final Reduction reduction;
  private final Tensor target;
  private final double ofSquares; // what the sum of squared differences is multiplied by

  /** The distance to activations {@code target} (1, C, h, w), which stay as they are. */
  public ContentLoss(Reduction reduction, Tensor target) {
    this.reduction = reduction;
    this.target = target;
    this.ofSquares = reduction.ofSquares(target);
  }

  /** The distance of activations (N, C, h, w), as a scalar that can be differentiated. */
  public Tensor of(Tensor activations) {
    return reduction.distance(activations, target);
  }

  /**
   * {@code weight} times the part that constant activations (1, C, height, width) in {@code region}
   * have in the distance, and its gradient: the distance of all is the sum over regions.
   */
  Slope slope(Tensor activations, Region region, double weight) {
    return Reduction.squares(activations, region.in(target), weight * ofSquares);
  }

  /** Frees the target; the distance can no longer be computed. */
  void release() {
    target.release();
  }
}
