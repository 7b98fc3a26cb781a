package org.impasto.paint.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The feature networks there are. */
public enum Network {
  /** Our own compact network, which comes with the program. */
  LITE("lite"),
  /** VGG with 13 convolutions; 59 MB of weights. */
  VGG16("vgg16"),
  /** VGG with 16 convolutions; 80 MB of weights. */
  VGG19("vgg19"),
  /** VGG-19 up to relu3_1 with its filters rescaled to a mean activation of 1; 2 MB. */
  VGG19_NORMALIZED("vgg19_normalised"),
  /** SqueezeNet 1.1; 2.5 MB of weights, and a tenth of the work of VGG. */
  SQUEEZENET1_1("squeezenet1_1");

  private final String label;

  Network(String label) {
    this.label = label;
  }

  /** The name people type, which is also the name in the weight catalog. */
  public String label() {
    return label;
  }

  /**
   * The names of the layers that can be read, from shallow to deep; known without the weights, so
   * that a wrong name is found before they are downloaded.
   */
  public List<String> layerNames() {
    return switch (this) {
      case LITE -> LiteArchitecture.layers();
      case SQUEEZENET1_1 -> SqueezeNet.layerNames();
      case VGG16, VGG19, VGG19_NORMALIZED -> VggWeights.layerNames(this);
    };
  }

  /**
   * The network people call {@code label}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Network of(String label) {
    return Arrays.stream(values())
        .filter(network -> network.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "network is '"
                        + label
                        + "'; it must be one of "
                        + Arrays.stream(values())
                            .map(Network::label)
                            .collect(Collectors.joining(", "))));
  }
}
