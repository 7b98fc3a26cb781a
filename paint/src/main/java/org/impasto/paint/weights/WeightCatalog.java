package org.impasto.paint.weights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The weight files that Impasto knows. */
public final class WeightCatalog {

  private static final String KERAS =
      "https://storage.googleapis.com/tensorflow/keras-applications/";

  /** VGG-16, convolutions only; 59 MB. */
  public static final WeightEntry VGG16 =
      new WeightEntry(
          "vgg16",
          keras(
              "vgg16",
              "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
              58_889_256,
              "6d6bbae143d832006294945121d1f1fc"),
          "CC BY 4.0 (Visual Geometry Group, University of Oxford)",
          "VGG-16 trained on ImageNet, convolutions only, as published for Keras",
          "feature network of the iterative method and of training");

  /** VGG-19, convolutions only; 80 MB. */
  public static final WeightEntry VGG19 =
      new WeightEntry(
          "vgg19",
          keras(
              "vgg19",
              "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
              80_134_624,
              "253f8cb515780f3b799900260a226db6"),
          "CC BY 4.0 (Visual Geometry Group, University of Oxford)",
          "VGG-19 trained on ImageNet, convolutions only, as published for Keras",
          "feature network of the iterative method, the one of Gatys et al.");

  /** SqueezeNet 1.1; 2.5 MB. */
  public static final WeightEntry SQUEEZENET1_1 =
      new WeightEntry(
          "squeezenet1_1",
          unpublished(
              "squeezenet1_1.safetensors",
              2_484_584,
              "bf904fcc65b27abd58050d508314cf4ed78f1b560bbcf3ab9e1afcc6a185a6de"),
          "BSD-3-Clause (torchvision)",
          "SqueezeNet 1.1 trained on ImageNet by torchvision, convolutions in half precision",
          "small feature network, and the distance by which results are compared");

  /** The first five convolutions of VGG-19 with normalized filters; 2.2 MB. */
  public static final WeightEntry VGG19_NORMALISED =
      new WeightEntry(
          "vgg19_normalised",
          unpublished(
              "vgg19_normalised_relu3_1.safetensors",
              2_222_848,
              "53ea52a182080dff967f535f3223a635952f3ec70c5aa528d35fae555fe9a85d"),
          "CC BY 4.0 (Visual Geometry Group, University of Oxford)",
          "VGG-19 up to relu3_1, each filter rescaled to a mean activation of 1",
          "feature network up to relu3_1 without a large download");

  private static final List<WeightEntry> ALL =
      List.of(VGG16, VGG19, SQUEEZENET1_1, VGG19_NORMALISED);

  private WeightCatalog() {}

  /** All entries, the most used first. */
  public static List<WeightEntry> entries() {
    return ALL;
  }

  /**
   * The entry of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static WeightEntry named(String name) {
    if (name.equals(EmbeddedWeights.LITE_NAME)) {
      throw new IllegalArgumentException(
          "weights are named '%s' — they come with the program and are in no cache — leave them out"
              .formatted(name));
    }
    return ALL.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no weights named '%s' — known are %s — use one of these"
                        .formatted(
                            name,
                            ALL.stream()
                                .map(WeightEntry::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static RemoteFile keras(String folder, String fileName, long size, String md5) {
    return new RemoteFile(
        fileName,
        Optional.of(URI.create(KERAS + folder + "/" + fileName)),
        OptionalLong.of(size),
        Checksum.md5(md5));
  }

  private static RemoteFile unpublished(String fileName, long size, String sha256) {
    return new RemoteFile(
        fileName, Optional.empty(), OptionalLong.of(size), Checksum.sha256(sha256));
  }
}
