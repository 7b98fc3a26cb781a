package org.impasto.paint.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.Weights;

/** Weights that any language can make again, by the formula in golden/reference.py. */
public final class SyntheticWeights {
  private static final int[] CHANNELS = {64, 128, 256, 512, 512};
  private static final double BIAS_RANGE = 0.1;

  private SyntheticWeights() {}

  /** VGG-16 as the reference has it, with Keras' names. */
  public static Weights vgg16(long seed) {
    int[] convolutions = {2, 2, 3, 3, 3};
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    int in = 3;
    int k = 0;
    for (int block = 0; block < convolutions.length; block++) {
      for (int i = 0; i < convolutions[block]; i++) {
        int out = CHANNELS[block];
        String name = "block" + (block + 1) + "_conv" + (i + 1);
        double range = Math.sqrt(6.0 / (in * 9));
        arrays.put(name + ".weight", array(seed * 1000 + 2L * k, range, out, in, 3, 3));
        arrays.put(name + ".bias", array(seed * 1000 + 2L * k + 1, BIAS_RANGE, out));
        in = out;
        k++;
      }
    }
    return Weights.of("synthetic", "0".repeat(64), Map.of(), arrays);
  }

  /** An array uniform in ±{@code range}. */
  public static WeightArray array(long stream, double range, long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    float[] data = new float[count];
    for (int i = 0; i < count; i++) {
      data[i] = (float) ((2 * uniform(stream, i) - 1) * range);
    }
    return new WeightArray(data, shape);
  }

  /** A number in [0, 1). */
  public static double uniform(long stream, long index) {
    long z = stream * 0xD1342543DE82EF95L + (index + 1) * 0x9E3779B97F4A7C15L;
    z ^= z >>> 30;
    z *= 0xBF58476D1CE4E5B9L;
    z ^= z >>> 27;
    z *= 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 40) / (double) (1 << 24);
  }
}
