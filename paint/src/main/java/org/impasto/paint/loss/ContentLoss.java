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
  private double ofSquares; // what the sum of squares is multiplied by; 0 until it is needed

  /** The distance to activations {@code target} (1, C, h, w), which stay as they are. */
  public ContentLoss(Reduction reduction, Tensor target) {
    this.reduction = reduction;
    this.target = target;
  }

  /** The distance of activations (N, C, h, w), as a scalar that can be differentiated. */
  public Tensor of(Tensor activations) {
    return reduction.distance(activations, target);
  }

  /** {@code weight} times the distance of constant activations, and its gradient. */
  public Slope slope(Tensor activations, double weight) {
    return slope(activations, Region.of(activations), weight);
  }

  /**
   * The part of constant activations in {@code region}: the distance of all is the sum of that of
   * its regions.
   */
  Slope slope(Tensor activations, Region region, double weight) {
    if (ofSquares == 0) {
      ofSquares = reduction.ofSquares(target);
    }
    return Reduction.squares(activations, region.in(target), weight * ofSquares);
  }

  /** Frees the target; the distance can no longer be computed. */
  void release() {
    target.release();
  }
}
