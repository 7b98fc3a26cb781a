package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights in files of different origin, and files that do not fit. */
final class WeightNamesTest {
  private static final double[] MEAN = {0.485, 0.456, 0.406}; // R, G, B
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};
  private static final double[] CAFFE_MEAN = {123.68, 116.779, 103.939};

  /** torchvision's places of the convolutions of VGG-16 and VGG-19. */
  private static final int[] VGG16 = {0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28};

  private static final int[] VGG19 = {0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34};

  /**
   * From BGR in 0..255 minus Caffe's mean, to RGB minus ImageNet's mean over its deviation. The
   * same function of the image wherever nothing is padded with zeros.
   */
  private static Weights torchvision(Weights keras, int[] places) throws WeightException {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    int i = 0;
    for (String name : keras.names()) {
      String suffix = name.substring(name.indexOf('.'));
      arrays.put("features." + places[i / 2] + suffix, keras.get(name));
      i++;
    }
    WeightArray kernel = keras.get("block1_conv1.weight");
    float[] bgr = kernel.data();
    float[] rgb = new float[bgr.length];
    float[] bias = keras.get("block1_conv1.bias").data();
    for (int o = 0; o < 64; o++) {
      double shift = 0;
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k < 9; k++) {
          double w = bgr[(o * 3 + 2 - c) * 9 + k];
          rgb[(o * 3 + c) * 9 + k] = (float) (w * 255 * DEVIATION[c]);
          shift += w * (255 * MEAN[c] - CAFFE_MEAN[c]);
        }
      }
      bias[o] += (float) shift;
    }
    arrays.put("features.0.weight", new WeightArray(rgb, 64, 3, 3, 3));
    arrays.put("features.0.bias", new WeightArray(bias, 64));
    return SyntheticNetworks.weights(arrays);
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"VGG16", "VGG19"})
  void torchvisionsWeightsGiveWhatKerasWeightsGive(Network network) throws Exception {
    try (Scope scope = Scope.open()) {
      Weights keras = SyntheticNetworks.weights(network, 3);
      Weights converted = torchvision(keras, network == Network.VGG16 ? VGG16 : VGG19);
      NetworkOptions options = NetworkOptions.of(network);
      FeatureNetwork one = FeatureNetwork.of(options, keras, Compute.DEFAULTS);
      FeatureNetwork other = FeatureNetwork.of(options, converted, Compute.DEFAULTS);
      Tensor image = SyntheticNetworks.noise(2, 32, 32).to(Precision.FP32);
      Features expected = one.features(image, one.layers());
      Features actual = other.features(image, other.layers());
      assertThat(other.layers()).isEqualTo(one.layers());
      for (Layer layer : one.layers()) {
        Tensor a = expected.at(layer);
        Tensor difference = actual.at(layer).subtract(a);
        assertThat(difference.dot(difference)).as(layer.name()).isLessThan(1e-8 * a.dot(a));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "VGG16, block3_conv2.weight",
    "VGG16, block5_conv3.bias",
    "VGG19, block3_conv4.weight",
    "VGG19_NORMALIZED, conv3_1.weight",
    "VGG19_NORMALIZED, pre.weight",
    "VGG19_NORMALIZED, pre.bias",
    "SQUEEZENET1_1, features.0.weight",
    "SQUEEZENET1_1, features.0.bias",
    "SQUEEZENET1_1, features.6.squeeze.weight",
    "SQUEEZENET1_1, features.9.expand3x3.weight",
    "SQUEEZENET1_1, features.12.expand1x1.bias",
  })
  void arrayOfAnotherShapeIsNamedWithBothShapes(Network network, String name) throws Exception {
    Weights good = SyntheticNetworks.weights(network, 1);
    long[] shape = good.get(name).shape();
    Weights bad = SyntheticNetworks.with(good, name, new WeightArray(new float[10], 5, 2));
    assertThatThrownBy(() -> FeatureNetwork.of(NetworkOptions.of(network), bad, Compute.DEFAULTS))
        .isInstanceOf(WeightException.class)
        .hasMessageContainingAll(
            "array " + name + " is [5, 2]", Arrays.toString(shape), "synthetic");
  }

  @Test
  void missingArrayIsNamed() {
    assertThatThrownBy(
            () ->
                FeatureNetwork.of(
                    NetworkOptions.of(Network.VGG19),
                    SyntheticNetworks.weights(Network.VGG16, 1),
                    Compute.DEFAULTS))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("no array 'block3_conv4.weight'");
    assertThatThrownBy(
            () ->
                FeatureNetwork.of(
                    NetworkOptions.of(Network.SQUEEZENET1_1),
                    SyntheticNetworks.weights(Network.VGG16, 1),
                    Compute.DEFAULTS))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("no array 'features.0.weight'");
  }

  @Test
  void weightsOfLayersThatAreNotAskedForDoNotMatter() throws Exception {
    try (Scope scope = Scope.open()) {
      Weights good = SyntheticNetworks.weights(Network.SQUEEZENET1_1, 1);
      float[] nothing = new float[48 * 256];
      Arrays.fill(nothing, Float.NaN);
      Weights bad =
          SyntheticNetworks.with(
              good, "features.9.squeeze.weight", new WeightArray(nothing, 48, 256, 1, 1));
      NetworkOptions options = NetworkOptions.of(Network.SQUEEZENET1_1);
      FeatureNetwork network = FeatureNetwork.of(options, bad, Compute.DEFAULTS);
      Tensor image = SyntheticNetworks.noise(1, 64, 64).to(Precision.FP32);
      Layer before = network.layer("fire5");
      Layer after = network.layer("fire6");
      assertThat(network.features(image, List.of(before)).at(before).absoluteSum()).isFinite();
      assertThat(network.features(image, List.of(after)).at(after).absoluteSum()).isNaN();
    }
  }
}
