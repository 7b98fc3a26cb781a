package org.impasto.paint.features;

import org.impasto.paint.tensor.Border;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * VGG-16 and VGG-19 without their classifier: five blocks of 3×3 convolutions with 64, 128, 256,
 * 512 and 512 channels, and 2×2 pooling between blocks. Layers are {@code relu1_1} to {@code
 * relu5_3} (VGG-16) or {@code relu5_4} (VGG-19); {@code relu3_1} ends the normalized VGG-19.
 *
 * <p>Simonyan and Zisserman 2014, "Very Deep Convolutional Networks for Large-Scale Image
 * Recognition" (arXiv 1409.1556). Departs from the paper: padding and pooling as the options say.
 */
public final class Vgg extends StackedNetwork {
  private Vgg(LayerStack stack) {
    super(stack);
  }

  /**
   * Builds the network.
   *
   * @param weights Keras' "notop" file or torchvision's names for VGG-16 and VGG-19; {@code
   *     conv1_1} to {@code conv3_1} for the normalized VGG-19
   * @throws WeightException if an array is missing or has another shape
   */
  public static Vgg of(NetworkOptions options, Weights weights, Compute compute)
      throws WeightException {
    VggWeights named = VggWeights.of(options.network(), weights);
    LayerStack.Builder stack = LayerStack.builder(named.normalization(compute), compute);
    Border inside = named.reflects() ? Border.REFLECT : Border.ZERO;
    for (int block = 1; block <= named.blocks(); block++) {
      if (block > 1) {
        stack.add(new Pool(options.pooling(), 2, 2, false));
      }
      for (int i = 1; i <= named.convolutions(block); i++) {
        boolean first = block == 1 && i == 1;
        Border border =
            first && options.edges() == EdgePadding.REPLICATE ? Border.REPLICATE : inside;
        stack.add(
            VggWeights.layerName(block, i),
            new Convolution(named.weight(block, i), named.bias(block, i), 1, 1, border, compute));
      }
    }
    return new Vgg(stack.build());
  }
}
