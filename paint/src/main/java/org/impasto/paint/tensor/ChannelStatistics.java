package org.impasto.paint.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean and variance of every channel of an image that comes in parts. libtorch adds up in float32,
 * one position after the other, which is exact enough for some ten thousands of them only; what
 * those make is added up in float64.
 */
public final class ChannelStatistics {
  private static final long MOST_POSITIONS = 1L << 16;

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
    long rows = Math.max(1, MOST_POSITIONS / part.size(3));
    for (long from = 0; from < part.size(2); from += rows) {
      addRows(part, from, Math.min(part.size(2), from + rows));
    }
  }

  private void addRows(Tensor image, long from, long to) {
    try (Scope scope = Scope.open()) {
      Tensor part = image.slice(2, from, to);
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
