package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.List;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** The weights of a VGG by block and number, whatever the file calls them. */
final class VggWeights {
  /** Who trained the weights, which decides their names and what image they take. */
  private enum Origin {
    KERAS,
    TORCHVISION,
    NORMALIZED
  }

  private static final int[] VGG16 = {2, 2, 3, 3, 3};
  private static final int[] VGG19 = {2, 2, 4, 4, 4};
  private static final int[] VGG19_TO_RELU3_1 = {2, 2, 1};
  private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);

  private final Origin origin;
  private final int[] convolutions; // per block
  private final Weights weights;

  private VggWeights(Origin origin, int[] convolutions, Weights weights) {
    this.origin = origin;
    this.convolutions = convolutions;
    this.weights = weights;
  }

  static VggWeights of(Network network, Weights weights) throws WeightException {
    VggWeights named = new VggWeights(originOf(network, weights), convolutionsOf(network), weights);
    if (named.origin == Origin.NORMALIZED) {
      WeightShapes.require(weights, "pre.weight", 3, 3, 1, 1);
      WeightShapes.require(weights, "pre.bias", 3);
    }
    for (int block = 1; block <= named.blocks(); block++) {
      for (int i = 1; i <= named.convolutions(block); i++) {
        named.requireShape(block, i);
      }
    }
    return named;
  }

  private static int[] convolutionsOf(Network network) {
    return switch (network) {
      case VGG16 -> VGG16;
      case VGG19 -> VGG19;
      case VGG19_NORMALIZED -> VGG19_TO_RELU3_1;
      case LITE, SQUEEZENET1_1 ->
          throw new IllegalArgumentException(network.label() + " is not a VGG");
    };
  }

  /** The names of the layers of {@code network}, from shallow to deep. */
  static List<String> layerNames(Network network) {
    List<String> names = new ArrayList<>();
    int[] convolutions = convolutionsOf(network);
    for (int block = 1; block <= convolutions.length; block++) {
      for (int i = 1; i <= convolutions[block - 1]; i++) {
        names.add(layerName(block, i));
      }
    }
    return names;
  }

  static String layerName(int block, int number) {
    return "relu" + block + "_" + number;
  }

  private static Origin originOf(Network network, Weights weights) {
    if (network == Network.VGG19_NORMALIZED) {
      return Origin.NORMALIZED;
    }
    return weights.contains("features.0.weight") ? Origin.TORCHVISION : Origin.KERAS;
  }

  private void requireShape(int block, int number) throws WeightException {
    int in = number > 1 ? CHANNELS.get(block - 1) : block == 1 ? 3 : CHANNELS.get(block - 2);
    WeightShapes.require(
        weights, name(block, number) + ".weight", CHANNELS.get(block - 1), in, 3, 3);
    WeightShapes.require(weights, name(block, number) + ".bias", CHANNELS.get(block - 1));
  }

  private String name(int block, int number) {
    return switch (origin) {
      case KERAS -> "block" + block + "_conv" + number;
      case NORMALIZED -> "conv" + block + "_" + number;
      case TORCHVISION -> "features." + torchvisionIndex(block, number);
    };
  }

  /** torchvision numbers convolutions, ReLUs and poolings alike, from 0. */
  private int torchvisionIndex(int block, int number) {
    int index = 0;
    for (int b = 1; b < block; b++) {
      index += 2 * convolutions(b) + 1;
    }
    return index + 2 * (number - 1);
  }

  int blocks() {
    return convolutions.length;
  }

  int convolutions(int block) {
    return convolutions[block - 1];
  }

  /** Whether the weights were made for reflection instead of zeros beyond the edge. */
  boolean reflects() {
    return origin == Origin.NORMALIZED;
  }

  Normalization normalization(Compute compute) {
    return switch (origin) {
      case KERAS -> Normalization.caffe(compute);
      case TORCHVISION -> Normalization.imageNet(compute);
      case NORMALIZED -> Normalization.none(compute);
    };
  }

  /** The kernel (out, in, 3, 3); the very first takes RGB whatever it was trained on. */
  WeightArray weight(int block, int number) throws WeightException {
    WeightArray weight = weights.get(name(block, number) + ".weight");
    if (block > 1 || number > 1) {
      return weight;
    }
    return switch (origin) {
      case TORCHVISION -> weight;
      case KERAS -> FirstKernel.fromBgr(weight);
      case NORMALIZED -> FirstKernel.after(weights.get("pre.weight"), weight);
    };
  }

  /** The bias (out). */
  WeightArray bias(int block, int number) throws WeightException {
    WeightArray bias = weights.get(name(block, number) + ".bias");
    if (origin != Origin.NORMALIZED || block > 1 || number > 1) {
      return bias;
    }
    WeightArray kernel = weights.get(name(block, number) + ".weight");
    return FirstKernel.biasAfter(weights.get("pre.bias"), kernel, bias);
  }
}
