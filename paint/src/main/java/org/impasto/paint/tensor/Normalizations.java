package org.impasto.paint.tensor;

import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Normalizations of activations by their own statistics. */
public final class Normalizations {
  private Normalizations() {}

  /**
   * Each channel of each image, minus its mean over all positions, over its standard deviation:
   * {@code γ (x − μ) / √(σ² + ε) + β}. Statistics are computed in float32 or better.
   *
   * <p>Ulyanov, Vedaldi and Lempitsky 2016, "Instance Normalization: The Missing Ingredient for
   * Fast Stylization" (arXiv 1607.08022). Departs from the paper: none.
   *
   * @param image (N, C, H, W)
   * @param gain γ (C), in the precision of the image or better
   * @param shift β (C), likewise
   */
  public static Tensor instance(Tensor image, Tensor gain, Tensor shift, double epsilon) {
    Shapes.requireNormalization(image, gain, shift);
    if (image.size(0) == 1) {
      return new Tensor(ofOne(image, gain, shift, epsilon));
    }
    TensorVector parts = new TensorVector();
    for (long i = 0; i < image.size(0); i++) {
      parts.push_back(ofOne(image.slice(0, i, i + 1), gain, shift, epsilon));
    }
    return new Tensor(torch.cat(parts, 0));
  }

  /**
   * Of one image, instance norm is batch norm; its gradient takes a fiftieth of the time that
   * libtorch 2.10 needs for that of a group norm with channels last.
   */
  private static org.bytedeco.pytorch.Tensor ofOne(
      Tensor image, Tensor gain, Tensor shift, double epsilon) {
    TensorOptional none = new TensorOptional();
    return torch.batch_norm(
        image.pointer(),
        new TensorOptional(gain.pointer()),
        new TensorOptional(shift.pointer()),
        none,
        none,
        true,
        0,
        epsilon,
        false);
  }

  /**
   * As {@link #instance(Tensor, Tensor, Tensor, double)}, but with the statistics of a whole image,
   * of which {@code part} is one.
   */
  public static Tensor part(
      Tensor part, Tensor gain, Tensor shift, ChannelStatistics whole, double epsilon) {
    Shapes.requireNormalization(part, gain, shift);
    return new Tensor(
        torch.batch_norm(
            part.pointer(),
            new TensorOptional(gain.pointer()),
            new TensorOptional(shift.pointer()),
            new TensorOptional(whole.means().pointer()),
            new TensorOptional(whole.variances().pointer()),
            false,
            0,
            epsilon,
            false));
  }
}
