package org.impasto.paint.feedforward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.ChannelStatistics;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.EnlargedConvolution;
import org.impasto.paint.tensor.Normalizations;
import org.impasto.paint.tensor.PixelGroupConvolution;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.RowConvolution;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The network that paints a photo in one pass: a wide convolution, two that halve the size, five
 * residual blocks, two that double it again, a wide one; reflected borders and instance norm
 * everywhere, nothing after the last sum.
 *
 * <p>Johnson et al. 2016 (arXiv 1603.08155), supplementary material; Odena et al. 2016,
 * "Deconvolution and Checkerboard Artifacts" (Distill). Departs from the paper: instance for batch
 * norm, enlarging before a convolution for transposed convolutions, padding in residual blocks, no
 * tanh at the end; as {@code pytorch/examples} has it.
 */
public final class TransformerNet {
  /** Added to variances before their root is taken. */
  static final double EPSILON = 1e-5;

  /** The range in which the network's arrays take and give colors. */
  private static final double WHITE = 255;

  /** Channels that libtorch computes at a time. */
  private static final int FEW = 8;

  /**
   * Photos of more pixels go in bands of rows. Smaller ones go whole, which computes less, and
   * takes as long or, where freed memory is kept, a quarter less time.
   */
  public static final long LARGE = 5L << 19;

  /** Of a large photo, so many numbers are made at a time: 25 MB in float32. */
  private static final long BAND_ELEMENTS = 3L << 21;

  private final List<TransformerLayer> layers;
  private final Map<String, Tensor> arrays;
  private final Precision precision;

  /**
   * A network of these arrays.
   *
   * @param arrays of the names and shapes of {@link #shapes}, on the device that computes; may be
   *     variables of a gradient
   */
  public TransformerNet(TransformerWidth width, Map<String, Tensor> arrays, Compute compute) {
    this.layers = TransformerLayer.of(width);
    this.arrays = arrays;
    this.precision = compute.precision();
  }

  /** The shape of every array by its name: weights (out, in, k, k), the others (out). */
  public static Map<String, long[]> shapes(TransformerWidth width) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (TransformerLayer layer : TransformerLayer.of(width)) {
      shapes.put(layer.weight(), layer.weightShape());
      shapes.put(layer.bias(), new long[] {layer.out()});
      if (layer.normalized()) {
        shapes.put(layer.gain(), new long[] {layer.out()});
        shapes.put(layer.shift(), new long[] {layer.out()});
      }
    }
    return shapes;
  }

  /**
   * The painted photos.
   *
   * @param photos (N, 3, H, W), RGB in [0, 1], at least 16 pixels a side
   * @return (N, 3, H', W'), RGB mostly in [0, 1], each side rounded up to a multiple of 4
   */
  public Tensor paint(Tensor photos) {
    try (Scope scope = Scope.open()) {
      Tensor painted = painted(photos.multiply(WHITE), precision, () -> {});
      return scope.keep(painted.multiply(1 / WHITE));
    }
  }

  /**
   * As {@link #paint}, but of one photo, RGB in [0, 255], into a tensor that is there, and layers
   * before the blocks are in float32 whatever the precision: what a smooth sky differs by from
   * place to place would be rounded away beside its color, and instance norm enlarges what is left.
   *
   * <p>A {@link #LARGE} photo goes in bands of rows, which takes less memory and time.
   *
   * @param photo (1, 3, H, W)
   * @param painted (1, 3, H', W'), which gets the painted photo
   * @param now runs now and then; what it throws ends the work
   */
  public void paintColors(Tensor photo, Tensor painted, Runnable now) {
    if (photo.size(2) * photo.size(3) > LARGE) {
      paintInBands(photo, painted, BAND_ELEMENTS, now);
      return;
    }
    try (Scope scope = Scope.open()) {
      painted.setInPlace(painted(photo, precision.accumulation(), now));
    }
  }

  /** The same in bands, whatever the size of the photo, of about so many numbers. */
  void paintInBands(Tensor photo, Tensor painted, long bandElements, Runnable now) {
    new BandedPass(this, layers, bandElements, now).paint(photo, painted);
  }

  /** Activations are freed as soon as nothing needs them. */
  private Tensor painted(Tensor photos, Precision first, Runnable beforeLayer) {
    Tensor x = photos.to(first).channelsLast();
    Tensor block = x;
    for (TransformerLayer layer : layers) {
      beforeLayer.run();
      block = layer.beginsBlock() ? x : block;
      Tensor result;
      try (Scope scope = Scope.open()) {
        result = apply(layer, x);
        result = layer.beforeBlocks() ? result.to(precision) : result;
        scope.keep(layer.endsBlock() ? result.addInPlace(block, 1) : result);
      }
      if (!layer.beginsBlock()) {
        x.release();
      }
      if (layer.endsBlock()) {
        block.release();
      }
      x = result;
    }
    return x;
  }

  private Tensor apply(TransformerLayer layer, Tensor image) {
    Tensor sees = layer.enlarged() ? image : image.reflectPad(layer.padding());
    Tensor convolved = convolved(layer, sees);
    if (!layer.normalized()) {
      return colors(layer, convolved);
    }
    Tensor gain = arrays.get(layer.gain());
    Tensor shift = arrays.get(layer.shift());
    return rectified(layer, Normalizations.instance(convolved, gain, shift, EPSILON));
  }

  /** A part of an image whose channels have these statistics, normalized. */
  Tensor normalized(TransformerLayer layer, Tensor part, ChannelStatistics whole) {
    Tensor gain = arrays.get(layer.gain());
    Tensor shift = arrays.get(layer.shift());
    return rectified(layer, Normalizations.part(part, gain, shift, whole, EPSILON));
  }

  private static Tensor rectified(TransformerLayer layer, Tensor normalized) {
    return layer.rectified() ? normalized.reluInPlace() : normalized;
  }

  /** What the last layer's convolution gave, as colors. */
  Tensor colors(TransformerLayer layer, Tensor convolved) {
    Tensor bias = arrays.get(layer.bias());
    return convolved.to(precision.accumulation()).add(bias.reshape(1, layer.out(), 1, 1));
  }

  /** A layer's convolution of {@code sees}, with the border that it sees unless it enlarges. */
  Tensor convolved(TransformerLayer layer, Tensor sees) {
    Tensor image = sees.channelsLast();
    Tensor weight = arrays.get(layer.weight()).to(image.precision()).channelsLast();
    Tensor given = arrays.get(layer.bias());
    // A color is too large for half a byte of mantissa until its mean is taken off.
    Tensor bias = (layer.normalized() ? given : given.zeros()).to(image.precision());
    if (layer.enlarged()) {
      return EnlargedConvolution.of(image, weight, bias);
    }
    if (layer.out() >= FEW) {
      return image.convolve(weight, bias, layer.stride(), 0);
    }
    // In bfloat16, every row's part would be rounded.
    return image.precision() == Precision.BF16
        ? PixelGroupConvolution.of(image, weight, bias)
        : RowConvolution.of(image, weight, bias);
  }

  Precision precision() {
    return precision;
  }
}
