package org.impasto.bench.baseline;

import java.util.Map;
import org.impasto.paint.tensor.EnlargedConvolution;
import org.impasto.paint.tensor.Normalizations;
import org.impasto.paint.tensor.Tensor;

/**
 * The feed-forward network as {@code pytorch/examples} evaluates it: float32, channels first, a
 * batch normalized at once.
 *
 * <p>Johnson et al. 2016 (arXiv 1603.08155), as pytorch/examples, fast_neural_style, has it.
 */
public final class PlainTransformer {
  private static final double EPSILON = 1e-5;
  private static final double WHITE = 255;
  private static final int BLOCKS = 5;
  private static final int WIDE = 4;

  private final Map<String, Tensor> arrays;

  /**
   * The network.
   *
   * @param arrays of the names and shapes of {@code TransformerNet.shapes}; may be variables of a
   *     gradient
   */
  public PlainTransformer(Map<String, Tensor> arrays) {
    this.arrays = arrays;
  }

  /** The painted photos (N, 3, H, W), RGB in [0, 1]; sides are multiples of 4. */
  public Tensor paint(Tensor photos) {
    Tensor x = photos.multiply(WHITE);
    x = normalized("conv1", convolved("conv1", x, WIDE, 1)).relu();
    x = normalized("conv2", convolved("conv2", x, 1, 2)).relu();
    x = normalized("conv3", convolved("conv3", x, 1, 2)).relu();
    for (int block = 1; block <= BLOCKS; block++) {
      String name = "residual" + block + "_";
      Tensor inner = normalized(name + 1, convolved(name + 1, x, 1, 1)).relu();
      x = normalized(name + 2, convolved(name + 2, inner, 1, 1)).add(x);
    }
    x = normalized("up1", convolved("up1", EnlargedConvolution.enlarged(x), 1, 1)).relu();
    x = normalized("up2", convolved("up2", EnlargedConvolution.enlarged(x), 1, 1)).relu();
    return convolved("conv4", x, WIDE, 1).multiply(1 / WHITE);
  }

  private Tensor convolved(String name, Tensor x, int border, int stride) {
    return x.reflectPad(border)
        .convolve(arrays.get(name + ".weight"), arrays.get(name + ".bias"), stride, 0);
  }

  /** Channels of all images side by side, as the library does it. */
  private Tensor normalized(String name, Tensor x) {
    long count = x.size(0);
    Tensor row = x.reshape(1, count * x.size(1), x.size(2), x.size(3)); // (1, N·C, H, W)
    Tensor gain = repeated(arrays.get(name + ".gain"), count);
    Tensor shift = repeated(arrays.get(name + ".shift"), count);
    return Normalizations.instance(row, gain, shift, EPSILON).reshape(x.shape());
  }

  private static Tensor repeated(Tensor vector, long count) {
    Tensor repeated = vector;
    for (long i = 1; i < count; i++) {
      repeated = repeated.concatenate(vector, 0);
    }
    return repeated;
  }
}
