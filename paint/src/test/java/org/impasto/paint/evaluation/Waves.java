package org.impasto.paint.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.golden.SyntheticWeights;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.Weights;

/** The pictures and weights of golden/evaluation.py. */
final class Waves {
  static final Picture CONTENT = picture(48, 40, 3);
  static final Picture STYLE = picture(44, 46, 11);
  static final Picture RESULT = picture(48, 40, 7);
  private static final int[] HEADS = {64, 128, 256, 384, 384, 512, 512};

  private Waves() {}

  static List<Judge> judges() {
    return Judge.DEFAULTS.stream()
        .map(network -> new Judge(network, SyntheticNetworks.weights(network, 1)))
        .toList();
  }

  static Weights squeezeNet() {
    return SyntheticNetworks.weights(Network.SQUEEZENET1_1, 1);
  }

  /** Made-up heads whose arrays are called {@code lin0} and so on, then {@code suffix}. */
  static Weights heads(String suffix) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (int k = 0; k < HEADS.length; k++) {
      float[] head = new float[HEADS[k]];
      for (int i = 0; i < head.length; i++) {
        head[i] = (float) SyntheticWeights.uniform(9000 + k, i);
      }
      arrays.put("lin" + k + suffix, new WeightArray(head, 1, head.length, 1, 1));
    }
    return Weights.of("heads", "0".repeat(64), Map.of(), arrays);
  }

  /** Waves of color in 8 bits. */
  static Picture picture(int width, int height, int period) {
    float[] rgb = new float[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width % height;
      int c = i / width / height;
      double wave = Math.sin((x + 2 * c) / (double) period) * Math.cos(y / (period + 2.0));
      rgb[i] = (float) (Math.rint(255 * (0.5 + 0.4 * wave)) / 255);
    }
    return Picture.of(width, height, rgb);
  }

  /** {@code picture} with normal noise of {@code deviation}, the same at every call. */
  static Picture noisy(Picture picture, double deviation) {
    Random random = new Random(5);
    float[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] += (float) (deviation * random.nextGaussian());
    }
    return Picture.of(picture.width(), picture.height(), rgb);
  }
}
