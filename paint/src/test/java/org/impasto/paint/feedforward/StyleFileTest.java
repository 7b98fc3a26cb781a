package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.EmbeddedWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StyleFileTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @TempDir private Path folder;

  private Path written(TrainedStyle style, ElementType type) throws IOException {
    Path file = folder.resolve("style.onnx");
    new StyleFile(style, Map.of("impasto.name", "test")).write(file, type);
    return file;
  }

  private static Picture photo() {
    float[] rgb = new float[3 * WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) (0.5 + 0.5 * Math.sin(i * 0.013) * Math.cos(i % WIDTH * 0.2));
    }
    return Picture.of(WIDTH, HEIGHT, rgb);
  }

  private static Picture negative() {
    float[] rgb = photo().rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = 1 - rgb[i];
    }
    return Picture.of(WIDTH, HEIGHT, rgb);
  }

  /** What another runtime makes of a batch of photos, RGB in 0..255. */
  private static float[] paintedElsewhere(Path file, Picture... photos) throws Exception {
    FloatBuffer colors = FloatBuffer.allocate(photos.length * 3 * HEIGHT * WIDTH);
    for (Picture photo : photos) {
      for (float value : photo.rgb()) {
        colors.put(255 * value);
      }
    }
    long[] shape = {photos.length, 3, HEIGHT, WIDTH};
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    try (OrtSession session = runtime.createSession(file.toString());
        OnnxTensor input = OnnxTensor.createTensor(runtime, colors.flip(), shape);
        OrtSession.Result result = session.run(Map.of("input", input))) {
      OnnxTensor output = (OnnxTensor) result.get("output").orElseThrow();
      assertThat(output.getInfo().getShape()).containsExactly(shape);
      float[] painted = new float[colors.limit()];
      output.getFloatBuffer().get(painted);
      return painted;
    }
  }

  @ParameterizedTest
  @CsvSource({"SMALL, F32, 1", "STANDARD, F32, 1", "SMALL, F16, 2", "STANDARD, F16, 2"})
  void anotherRuntimePaintsTheSamePicture(TransformerWidth width, ElementType type, double steps)
      throws Exception {
    TrainedStyle style = RandomStyle.of(width, 7);
    float[] there = paintedElsewhere(written(style, type), photo());
    float[] here = style.paint(photo(), Compute.DEFAULTS).rgb();
    double most = 0;
    for (int i = 0; i < here.length; i++) {
      double clamped = Math.max(0, Math.min(255, there[i]));
      most = Math.max(most, Math.abs(clamped - 255 * here[i]));
    }
    assertThat(most).isLessThanOrEqualTo(steps);
    assertThat(spread(there)).as("the picture is not flat").isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(TransformerWidth.class)
  void picturesInABatchArePaintedAsEachAlone(TransformerWidth width) throws Exception {
    Path file = written(RandomStyle.of(width, 7), ElementType.F32);
    float[] first = paintedElsewhere(file, photo());
    float[] second = paintedElsewhere(file, negative());
    float[] both = paintedElsewhere(file, photo(), negative());
    int half = first.length;
    assertThat(most(Arrays.copyOf(both, half), first)).isLessThan(0.01);
    assertThat(most(Arrays.copyOfRange(both, half, both.length), second)).isLessThan(0.01);
    assertThat(most(first, second)).as("the two differ").isGreaterThan(10);
  }

  /** The largest difference. */
  private static double most(float[] some, float[] others) {
    double most = 0;
    for (int i = 0; i < some.length; i++) {
      most = Math.max(most, Math.abs(some[i] - others[i]));
    }
    return most;
  }

  private static double spread(float[] values) {
    double mean = 0;
    double square = 0;
    for (float value : values) {
      mean += value / values.length;
      square += (double) value * value / values.length;
    }
    return Math.sqrt(square - mean * mean);
  }

  @ParameterizedTest
  @EnumSource(TransformerWidth.class)
  void whatIsWrittenIsRead(TransformerWidth width) throws Exception {
    TrainedStyle style = RandomStyle.of(width, 3);
    StyleFile read = StyleFile.read(written(style, ElementType.F32));
    assertThat(read.style().width()).isEqualTo(width);
    assertThat(read.metadata()).containsEntry("impasto.name", "test");
    style
        .arrays()
        .forEach(
            (name, array) ->
                assertThat(read.style().arrays().get(name).data())
                    .as(name)
                    .isEqualTo(array.data()));
  }

  @Test
  void inHalfPrecisionASmallStyleTakesLessThanAMegabyte() throws Exception {
    assertThat(Files.size(written(RandomStyle.small(1), ElementType.F16))).isLessThan(1_000_000);
  }

  @Test
  void theOptionsOfATrainingComeBackFromItsFile() throws Exception {
    for (TrainingPreset preset : TrainingPreset.all()) {
      TrainingOptions options = preset.options().withSeed(9);
      Map<String, String> metadata =
          TrainingRecord.of(
              new TrainingRecord.About("x", "A title", "CC0"),
              options,
              EmbeddedWeights.lite(),
              List.of());
      assertThat(TrainingRecord.options(metadata, options.compute())).isEqualTo(options);
      assertThat(metadata)
          .containsEntry("impasto.seed", "9")
          .containsEntry("impasto.precision", "fp32")
          .containsKey("impasto.date");
    }
  }

  @Test
  void aStyleTrainedBeforeThereWasAWeightAgainstTheGridHasNone() throws Exception {
    TrainingOptions options = TrainingPreset.DEFAULT.options();
    TrainingRecord.About about = new TrainingRecord.About("x", "A title", "CC0");
    Map<String, String> old =
        new HashMap<>(TrainingRecord.of(about, options, EmbeddedWeights.lite(), List.of()));
    String key = "impasto.options";
    assertThat(old.get(key)).contains("\"gridWeight\":0.03,");
    old.put(key, old.get(key).replace("\"gridWeight\":0.03,", ""));
    assertThat(TrainingRecord.options(old, options.compute())).isEqualTo(options.withGridWeight(0));
  }

  @Test
  void aFileThatIsNoStyleIsRefusedInOneLine() throws Exception {
    Path text = Files.writeString(folder.resolve("text.onnx"), "hello, this is not a model");
    Path cut = folder.resolve("cut.onnx");
    byte[] whole = Files.readAllBytes(written(RandomStyle.small(1), ElementType.F16));
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);
    for (Path file : new Path[] {text, cut, empty}) {
      assertThatThrownBy(() -> StyleFile.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("give a style that 'impasto train' wrote")
          .extracting(Throwable::getMessage)
          .asString()
          .doesNotContain("\n");
    }
  }

  @Test
  void onlyHalfAndSinglePrecisionAreStored() {
    StyleFile file = new StyleFile(RandomStyle.small(1), Map.of());
    assertThatThrownBy(() -> file.write(folder.resolve("x.onnx"), ElementType.BF16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BF16");
    assertThat(folder).isEmptyDirectory();
  }
}
