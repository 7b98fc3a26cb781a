package org.impasto.bench.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * A VGG as tutorials write it: float32, channels first, zeros at the edge, maximum pooling; every
 * activation is kept.
 *
 * <p>Simonyan and Zisserman 2015, "Very Deep Convolutional Networks for Large-Scale Image
 * Recognition" (arXiv 1409.1556). Departs from the paper: none.
 */
public final class PlainVgg {
  private static final float[] MEANS = {103.939f, 116.779f, 123.68f}; // blue, green, red
  private static final double WHITE = 255;

  private final List<List<Convolution>> blocks;
  private final Tensor means;

  private record Convolution(String layer, Tensor weight, Tensor bias) {}

  private PlainVgg(List<List<Convolution>> blocks) {
    this.blocks = blocks;
    this.means = Tensor.of(MEANS, 1, 3, 1, 1);
  }

  /**
   * The network to the end of a block.
   *
   * @param weights as Keras names and orders them
   * @param convolutions of each block
   */
  public static PlainVgg of(Weights weights, int... convolutions) throws WeightException {
    List<List<Convolution>> blocks = new ArrayList<>();
    for (int block = 1; block <= convolutions.length; block++) {
      List<Convolution> all = new ArrayList<>();
      for (int i = 1; i <= convolutions[block - 1]; i++) {
        String name = "block" + block + "_conv" + i;
        all.add(
            new Convolution(
                "relu" + block + "_" + i,
                tensor(weights.get(name + ".weight")),
                tensor(weights.get(name + ".bias"))));
      }
      blocks.add(all);
    }
    return new PlainVgg(blocks);
  }

  private static Tensor tensor(WeightArray array) {
    return Tensor.of(array.data(), array.shape());
  }

  /**
   * The activations after every convolution, by their names such as {@code relu3_2}.
   *
   * @param images (N, 3, H, W), RGB in [0, 1]
   */
  Map<String, Tensor> activations(Tensor images) {
    Map<String, Tensor> activations = new HashMap<>();
    Tensor x = bgr(images).subtract(means);
    for (List<Convolution> block : blocks) {
      x = block == blocks.get(0) ? x : x.maxPool(2, 2, false);
      for (Convolution convolution : block) {
        x = x.convolve(convolution.weight, convolution.bias, 1, 1).relu();
        activations.put(convolution.layer, x);
      }
    }
    return activations;
  }

  private static Tensor bgr(Tensor images) {
    Tensor x = images.multiply(WHITE);
    return x.slice(1, 2, 3).concatenate(x.slice(1, 1, 2), 1).concatenate(x.slice(1, 0, 1), 1);
  }
}
