package org.impasto.paint.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean and variance of every channel of an image that comes in parts. Those of a part are computed
 * in float32, those of all in float64.
 */
public final class ChannelStatistics {
  private final int channels;
  private final double[] means;
  private final double[] deviations; // sums of squared distances from the mean
  private long count;

  /** Of nothing yet. */
  public ChannelStatistics(int channels) {
    this.channels = channels;
    this.means = new double[channels];
    this.deviations = new double[channels];
  }

  /**
   * Counts a part in.
   *
   * @param part (1, C, H, W)
   */
  public void add(Tensor part) {
    Shapes.require(
        part.rank() == 4 && part.size(0) == 1 && part.size(1) == channels && part.elements() > 0,
        "a part must be (1, %d, H, W)".formatted(channels),
        part);
    try (Scope scope = Scope.open()) {
      long more = part.elements() / channels;
      TensorOptional inFloat = new TensorOptional(torch.zeros(channels));
      T_TensorTensor_T both = torch.batch_norm_update_stats(part.pointer(), inFloat, inFloat, 0);
      try {
        add(more, Elements.floats(both.get0()), Elements.floats(both.get1()));
      } finally {
        Reference.reachabilityFence(both); // what it gives lies inside it
      }
    }
  }

  private void add(long more, float[] mean, float[] variance) {
    for (int i = 0; i < channels; i++) {
      double distance = mean[i] - means[i];
      means[i] += distance * more / (count + more);
      deviations[i] += variance[i] * more + distance * distance * count * more / (count + more);
    }
    count += more;
  }

  /** (C), float32. */
  Tensor means() {
    return Tensor.of(means, channels).to(Precision.FP32);
  }

  /** (C), float32; of all values, not of a sample. */
  Tensor variances() {
    double[] variances = new double[channels];
    for (int i = 0; i < channels; i++) {
      variances[i] = deviations[i] / count;
    }
    return Tensor.of(variances, channels).to(Precision.FP32);
  }
}
