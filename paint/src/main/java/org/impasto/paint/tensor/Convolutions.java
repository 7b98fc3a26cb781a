package org.impasto.paint.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Cross-correlations in native code. */
final class Convolutions {
  /**
   * 1×1 convolutions are computed in parts of whole blocks, and not of too many, with what is left
   * over apart. Where channels are last and elements float32, oneDNN of libtorch 2.10 leaves some
   * outputs unset for 32·n + 8 and 32·n + 16 of them and from 496 on, and with some shapes divides
   * by zero, which ends the process.
   */
  private static final long BLOCK = 32;

  private static final long MOST = 256;

  private Convolutions() {}

  static Tensor of(Tensor image, Tensor weight, Tensor bias, long stride, long padding) {
    return of(image, weight, bias, new long[] {stride, stride}, padding);
  }

  /** With strides along height and width. */
  static Tensor of(Tensor image, Tensor weight, Tensor bias, long[] stride, long padding) {
    long channels = weight.size(0);
    if (channels % 2 == 1 && weight.scalar_type().intern() == ScalarType.BFloat16) {
      return odd(image, weight, bias, stride, padding);
    }
    boolean pointwise = weight.size(2) == 1 && weight.size(3) == 1;
    if (!pointwise || part(channels) == channels) {
      return whole(image, weight, bias, stride, padding);
    }
    TensorVector parts = new TensorVector();
    long begin = 0;
    while (begin < channels) {
      long end = begin + part(channels - begin);
      LongOptional from = new LongOptional(begin);
      LongOptional to = new LongOptional(end);
      parts.push_back(
          whole(image, weight.slice(0, from, to, 1), bias.slice(0, from, to, 1), stride, padding));
      begin = end;
    }
    return torch.cat(parts, 1);
  }

  /**
   * A channel of zeros makes their number even: bfloat16 goes in pairs, and the gradient of the
   * image would take the last one's other half from memory that nobody has written.
   */
  private static Tensor odd(Tensor image, Tensor weight, Tensor bias, long[] stride, long padding) {
    long channels = weight.size(0);
    LongOptional none = new LongOptional(0);
    LongOptional one = new LongOptional(1);
    Tensor even =
        whole(
            image,
            torch.cat(new TensorVector(weight, torch.zeros_like(weight.slice(0, none, one, 1))), 0),
            torch.cat(new TensorVector(bias, torch.zeros_like(bias.slice(0, none, one, 1))), 0),
            stride,
            padding);
    return even.slice(1, none, new LongOptional(channels), 1);
  }

  private static long part(long channels) {
    return channels < BLOCK ? channels : Math.min(MOST, channels - channels % BLOCK);
  }

  private static Tensor whole(
      Tensor image, Tensor weight, Tensor bias, long[] stride, long padding) {
    return torch.conv2d(
        image,
        weight,
        new TensorOptional(bias),
        stride,
        new long[] {padding, padding},
        new long[] {1, 1},
        1);
  }
}
