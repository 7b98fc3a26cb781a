package org.impasto.paint.features;

import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;

/**
 * From RGB in [0, 1] to the values a network was trained on, channel by channel: {@code x · scale +
 * shift}. The order of channels is a matter of the first convolution's weights.
 */
final class Normalization {
  /** Per channel (R, G, B), as torchvision trains: minus the mean, over the standard deviation. */
  private static final double[] IMAGENET_MEAN = {0.485, 0.456, 0.406};

  private static final double[] IMAGENET_DEVIATION = {0.229, 0.224, 0.225};

  /** Per channel (R, G, B), as Caffe and Keras train VGG: 0..255 minus the mean. */
  private static final double[] CAFFE_MEAN = {123.68, 116.779, 103.939};

  private final Tensor scale; // (1, 3, 1, 1)
  private final Tensor shift; // (1, 3, 1, 1)

  private Normalization(double[] scale, double[] shift, Compute compute) {
    this.scale = parameter(scale, compute);
    this.shift = parameter(shift, compute);
  }

  private static Tensor parameter(double[] values, Compute compute) {
    return Tensor.of(values, 1, 3, 1, 1)
        .to(compute.precision().accumulation())
        .to(compute.device());
  }

  static Normalization imageNet(Compute compute) {
    double[] scale = new double[3];
    double[] shift = new double[3];
    for (int c = 0; c < 3; c++) {
      scale[c] = 1 / IMAGENET_DEVIATION[c];
      shift[c] = -IMAGENET_MEAN[c] / IMAGENET_DEVIATION[c];
    }
    return new Normalization(scale, shift, compute);
  }

  static Normalization caffe(Compute compute) {
    double[] shift = new double[3];
    for (int c = 0; c < 3; c++) {
      shift[c] = -CAFFE_MEAN[c];
    }
    return new Normalization(new double[] {255, 255, 255}, shift, compute);
  }

  /** For weights that take RGB in [0, 1] as it is. */
  static Normalization none(Compute compute) {
    return new Normalization(new double[] {1, 1, 1}, new double[3], compute);
  }

  Tensor apply(Tensor image) {
    return image.multiply(scale).add(shift);
  }
}
