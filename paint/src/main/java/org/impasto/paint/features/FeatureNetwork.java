package org.impasto.paint.features;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * A pretrained network that turns an image into activations. It takes the project's one convention,
 * RGB in [0, 1], and converts to what it was trained on. Weights never change; instances may be
 * shared by threads. Closing one frees its weights.
 */
public sealed interface FeatureNetwork permits StackedNetwork, JointNetwork {

  /** Builds the network that {@code options} name from its weights. */
  static FeatureNetwork of(NetworkOptions options, Weights weights, Compute compute)
      throws WeightException {
    return switch (options.network()) {
      case LITE -> LiteNet.of(options, weights, compute);
      case SQUEEZENET1_1 -> SqueezeNet.of(options, weights, compute);
      case VGG16, VGG19, VGG19_NORMALIZED -> Vgg.of(options, weights, compute);
    };
  }

  /** The layers that can be read, from shallow to deep. */
  List<Layer> layers();

  /**
   * The activations of {@code image} at {@code wanted}; the network runs no deeper than the
   * deepest.
   *
   * @param image (N, 3, H, W), RGB, sRGB-encoded, in [0, 1], fp32 or fp64
   * @param wanted layers of this network, at least one
   * @throws IllegalArgumentException if the image is smaller than a wanted layer needs
   */
  Features features(Tensor image, Collection<Layer> wanted);

  /**
   * Shows {@code reader} the activations of {@code image}, whole or in tiles, and keeps none;
   * layers come in no particular order.
   *
   * @param image (N, 3, H, W) as for {@link #features}
   * @param wanted layers of this network, at least one
   * @param tileSide of a tile, in pixels, for an image that is larger; 0 for whole
   * @throws IllegalArgumentException if the image is smaller than a wanted layer needs
   */
  void read(Tensor image, Collection<Layer> wanted, int tileSide, ActivationReader reader);

  /**
   * The gradient with respect to {@code image}, in its shape, of a function of activations: what
   * differentiating {@link #features} gives, but faster and in less memory.
   *
   * @param image (N, 3, H, W) as for {@link #features}, without a record of gradients
   * @param wanted layers of this network, at least one
   * @param tileSide of a tile, in pixels, for an image that is larger, which takes less memory and
   *     longer; 0 for whole
   * @param slopes the function
   * @throws IllegalArgumentException if the image is smaller than one of the layers needs
   */
  Tensor gradient(Tensor image, Collection<Layer> wanted, int tileSide, ActivationSlopes slopes);

  /**
   * Bytes that a {@link #gradient} from {@code deepest} on holds per pixel of the image, for
   * estimating memory.
   */
  double bytesPerPixel(Layer deepest, Precision precision);

  /**
   * Bytes that a {@link #gradient} from {@code deepest} on holds for an image of {@code height} ×
   * {@code width} in tiles of {@code tileSide} pixels.
   */
  double bytesInTiles(Layer deepest, Precision precision, int tileSide, int height, int width);

  /** Bytes of the weights in memory. */
  long weightBytes();

  /** The layer called {@code name}. */
  default Layer layer(String name) {
    return layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "layer is '"
                        + name
                        + "'; this network has "
                        + layers().stream().map(Layer::name).collect(Collectors.joining(", "))));
  }
}
