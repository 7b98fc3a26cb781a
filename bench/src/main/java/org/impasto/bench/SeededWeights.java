package org.impasto.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.impasto.paint.features.Network;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TransformerNet;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.Weights;

/** Random weights for networks that would have to be downloaded; time and memory are the same. */
final class SeededWeights {
  /** Convolutions in each block of VGG-16. */
  static final int[] VGG16 = {2, 2, 3, 3, 3};

  /** Convolutions in each block of VGG-19. */
  static final int[] VGG19 = {2, 2, 4, 4, 4};

  private static final int[] VGG19_TO_RELU3_1 = {2, 2, 1};
  private static final int[] FIRES = {3, 4, 6, 7, 9, 10, 11, 12};
  private static final int[] SQUEEZED = {16, 16, 32, 32, 48, 48, 64, 64};
  private static final int[] CHANNELS = {64, 128, 256, 512, 512};
  private static final int SIDE = 3;

  private SeededWeights() {}

  /** Weights with the names of the file they are published in, scaled as He et al. 2015 do. */
  static Weights of(Network network) {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    switch (network) {
      case VGG16 -> vgg(arrays, random, "block%d_conv%d", VGG16);
      case VGG19 -> vgg(arrays, random, "block%d_conv%d", VGG19);
      case VGG19_NORMALIZED -> {
        arrays.put("pre.weight", kernel(random, 3, 3, 1, 1));
        arrays.put("pre.bias", filled(0, 3));
        vgg(arrays, random, "conv%d_%d", VGG19_TO_RELU3_1);
      }
      case SQUEEZENET1_1 -> squeezeNet(arrays, random);
      case LITE -> throw new IllegalArgumentException("lite comes with the program");
    }
    return Weights.of("seeded", "0".repeat(64), Map.of(), arrays);
  }

  private static void vgg(
      Map<String, WeightArray> arrays, SplittableRandom random, String name, int[] convolutions) {
    int in = 3;
    for (int block = 1; block <= convolutions.length; block++) {
      int out = CHANNELS[block - 1];
      for (int i = 1; i <= convolutions[block - 1]; i++) {
        convolution(arrays, random, name.formatted(block, i), out, in, SIDE);
        in = out;
      }
    }
  }

  private static void squeezeNet(Map<String, WeightArray> arrays, SplittableRandom random) {
    convolution(arrays, random, "features.0", CHANNELS[0], 3, SIDE);
    int in = CHANNELS[0];
    for (int i = 0; i < FIRES.length; i++) {
      String name = "features." + FIRES[i];
      int squeezed = SQUEEZED[i];
      int expanded = 4 * squeezed;
      convolution(arrays, random, name + ".squeeze", squeezed, in, 1);
      convolution(arrays, random, name + ".expand1x1", expanded, squeezed, 1);
      convolution(arrays, random, name + ".expand3x3", expanded, squeezed, SIDE);
      in = 2 * expanded;
    }
  }

  private static void convolution(
      Map<String, WeightArray> arrays,
      SplittableRandom random,
      String name,
      int out,
      int in,
      int side) {
    arrays.put(name + ".weight", kernel(random, out, in, side, side));
    arrays.put(name + ".bias", filled(0, out));
  }

  /** A style that nobody has trained. */
  static TrainedStyle style(TransformerWidth width) {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    TransformerNet.shapes(width)
        .forEach(
            (name, shape) -> {
              WeightArray array =
                  shape.length > 1
                      ? kernel(random, shape)
                      : filled(name.endsWith(".gain") ? 1 : 0, (int) shape[0]);
              arrays.put(name, array);
            });
    return new TrainedStyle(width, arrays);
  }

  private static WeightArray kernel(SplittableRandom random, long... shape) {
    double deviation = Math.sqrt(2.0 / (shape[1] * shape[2] * shape[3]));
    float[] values = new float[(int) (shape[0] * shape[1] * shape[2] * shape[3])];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return new WeightArray(values, shape);
  }

  private static WeightArray filled(float value, int length) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return new WeightArray(values, length);
  }
}
