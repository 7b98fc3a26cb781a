package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LayerWeightTest {

  @Test
  void weightThatIsLeftOutIsOne() {
    assertThat(LayerWeight.parse("relu1_1,relu2_1:0.5"))
        .containsExactly(new LayerWeight("relu1_1", 1), new LayerWeight("relu2_1", 0.5));
  }

  @Test
  void spacesAroundNamesAndWeightsDoNotMatter() {
    assertThat(LayerWeight.parse(" relu1_1 , relu2_1 : 0.5 "))
        .containsExactly(new LayerWeight("relu1_1", 1), new LayerWeight("relu2_1", 0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu1_1", "relu1_1,relu2_1:0.5", "fire2:1000000.0,fire3:0"})
  void textIsReadBackAsItWasWritten(String text) {
    List<LayerWeight> layers = LayerWeight.parse(text);
    assertThat(LayerWeight.parse(LayerWeight.format(layers))).isEqualTo(layers);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2, 0.1, 1.0 / 3, 256.0 / 341, 1e-9, 123456.75, 1e30, 4.9e-324})
  void everyWeightSurvivesItsText(double weight) {
    List<LayerWeight> layers = LayerWeight.each(weight, "a", "b");
    assertThat(LayerWeight.parse(LayerWeight.format(layers))).isEqualTo(layers);
  }

  @Test
  void textHasNoSuperfluousDigits() {
    assertThat(LayerWeight.format(LayerWeight.parse("a:1.0,b:0.50,c:200")))
        .isEqualTo("a,b:0.5,c:200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "relu1_1,", ":2", "a:1:2", "a,,b"})
  void whatIsNoLayerSaysHowToWriteOne(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LayerWeight.parse(text))
        .withMessageContaining("write NAME or NAME:WEIGHT");
  }

  @ParameterizedTest
  @CsvSource({
    "a:heavy, weight of layer a is 'heavy'; it must be a number",
    "'a:', weight of layer a is ''; it must be a number",
    "a:-1, weight of layer a is -1.0; it must be 0 or more",
    "a:NaN, weight of layer a is NaN; it must be 0 or more",
    "a:1e999, weight of layer a is Infinity; it must be 0 or more",
  })
  void weightThatIsNoneIsNamed(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LayerWeight.parse(text))
        .withMessage(message);
  }
}
