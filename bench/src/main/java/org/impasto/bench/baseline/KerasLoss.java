package org.impasto.bench.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Tensor;

/**
 * The loss of the published Keras recipe: {@code 0.025 ‖F − F꜀‖²} at {@code relu2_2}, the squared
 * distance of Gram matrices over {@code 4 · 9 · pixels²} at five layers, and total variation to the
 * power of 1.25.
 *
 * <p>hnarayanan/artistic-style-transfer, 2017. Departs from it: means are subtracted from the
 * channels they belong to.
 */
final class KerasLoss {
  private static final String CONTENT_LAYER = "relu2_2";
  private static final List<String> STYLE_LAYERS =
      List.of("relu1_2", "relu2_2", "relu3_3", "relu4_3", "relu5_3");
  private static final double CONTENT_WEIGHT = 0.025;
  private static final double STYLE_WEIGHT = 5;
  private static final double COLORS = 3;
  private static final double WHITE = 255;

  private KerasLoss() {}

  /** What the image shall come close to: activations of the photo, Gram matrices of the style. */
  record Targets(Tensor content, List<Tensor> style) {}

  static Targets targets(Map<String, Tensor> content, Map<String, Tensor> style) {
    List<Tensor> grams = new ArrayList<>();
    STYLE_LAYERS.forEach(layer -> grams.add(gram(style.get(layer))));
    return new Targets(content.get(CONTENT_LAYER), grams);
  }

  /** The loss of {@code image} (1, 3, H, W), whose activations are {@code own}. */
  static Tensor of(Tensor image, Map<String, Tensor> own, Targets targets) {
    Tensor content = own.get(CONTENT_LAYER).subtract(targets.content).square().sum();
    Tensor sum = content.multiply(CONTENT_WEIGHT).add(totalVariation(image.multiply(WHITE)));
    double pixels = image.size(2) * image.size(3);
    double divisor = 4 * COLORS * COLORS * pixels * pixels;
    for (int i = 0; i < STYLE_LAYERS.size(); i++) {
      Tensor distance =
          gram(own.get(STYLE_LAYERS.get(i))).subtract(targets.style.get(i)).square().sum();
      sum = sum.add(distance.multiply(STYLE_WEIGHT / STYLE_LAYERS.size() / divisor));
    }
    return sum;
  }

  private static Tensor gram(Tensor activations) {
    long channels = activations.size(1);
    Tensor matrix = activations.reshape(channels, activations.elements() / channels); // (C, H·W)
    return matrix.matmul(matrix.transpose());
  }

  private static Tensor totalVariation(Tensor x) {
    long h = x.size(2) - 1;
    long w = x.size(3) - 1;
    Tensor corner = x.slice(2, 0, h).slice(3, 0, w);
    Tensor down = corner.subtract(x.slice(2, 1, h + 1).slice(3, 0, w)).square();
    Tensor across = corner.subtract(x.slice(2, 0, h).slice(3, 1, w + 1)).square();
    return down.add(across).power(1.25).sum();
  }
}
