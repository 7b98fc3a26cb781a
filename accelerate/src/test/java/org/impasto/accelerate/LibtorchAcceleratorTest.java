package org.impasto.accelerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.stylize.PackedPicture;
import org.impasto.stylize.Strokes;
import org.impasto.stylize.StyleException;
import org.impasto.stylize.StyleLibrary;
import org.impasto.stylize.StyleModel;
import org.impasto.stylize.StylePrecision;
import org.impasto.stylize.StylizeOptions;
import org.impasto.stylize.Stylizer;
import org.impasto.stylize.TileListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Styles in bfloat16 beside the same in ONNX Runtime. */
final class LibtorchAcceleratorTest {
  private static final StylizeOptions FAST =
      StylizeOptions.DEFAULTS.withPrecision(StylePrecision.BF16);
  private static final StylizeOptions EXACT =
      StylizeOptions.DEFAULTS.withPrecision(StylePrecision.FP32);
  private static final String NAME = "starry-night";

  /** Shapes with edges of every direction, on a slope of colors. */
  private static Picture photo(int width, int height) {
    float[] rgb = new float[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width % height;
      int c = i / (width * height);
      boolean inside = Math.hypot(x - 0.4 * width, y - 0.5 * height) < 0.25 * height;
      double slope = 0.2 + 0.5 * x / width + 0.2 * y / height;
      rgb[i] = (float) (inside ? 0.3 * c + 0.1 * Math.sin(0.4 * x) + 0.2 : slope - 0.1 * c);
    }
    return Picture.of(width, height, rgb);
  }

  private static byte[] bytes(String name) throws Exception {
    try (InputStream in =
        StyleModel.class.getResourceAsStream("/org/impasto/stylize/styles/" + name + ".onnx")) {
      return in.readAllBytes();
    }
  }

  private static Picture painted(String name, StylizeOptions options, Picture photo)
      throws Exception {
    try (Stylizer stylizer = new Stylizer(StyleLibrary.shipped().load(name), options)) {
      return stylizer.stylize(photo);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NAME, "great-wave", "scream", "composition-vii", "shipwreck", "swirls"})
  void whatComesAlongLooksTheSameInBfloat16(String name) throws Exception {
    requireLike(name, new Strokes.Sizes(1), photo(203, 136));
  }

  @ParameterizedTest
  @ValueSource(strings = {NAME, "great-wave", "scream", "composition-vii", "shipwreck", "swirls"})
  void soItDoesWithStrokesOfTwoSizes(String name) throws Exception {
    requireLike(name, new Strokes.Sizes(2), photo(203, 136));
  }

  private static void requireLike(String name, Strokes strokes, Picture photo) throws Exception {
    float[] exact = painted(name, EXACT.withStrokes(strokes), photo).rgb();
    float[] fast = painted(name, FAST.withStrokes(strokes), photo).rgb();
    assertThat(fast).hasSameSizeAs(exact);
    double sum = 0;
    double most = 0;
    for (int i = 0; i < exact.length; i++) {
      double difference = 255 * Math.abs(exact[i] - fast[i]);
      sum += difference;
      most = Math.max(most, difference);
    }
    assertThat(sum).as("it is another computation").isPositive();
    int sizes = strokes.on(photo.width(), photo.height());
    assertThat(sum / exact.length).isLessThan(sizes);
    assertThat(most).as("at an edge; 8-bit colors make 42 in float32").isLessThan(32 * sizes);
  }

  @ParameterizedTest
  @CsvSource({"15, 40", "16, 16", "37, 18", "66, 131"})
  void itDoesSoAtEverySize(int width, int height) throws Exception {
    requireLike(NAME, new Strokes.Sizes(1), photo(width, height));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 50})
  void aPictureThatHardlyVariesIsMadeInFloat32(int steps) throws Exception {
    float[] rgb = new float[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) (128 + i % 64 * steps / 64) / 255;
    }
    Picture flat = Picture.of(64, 64, rgb);
    Picture fast = painted(NAME, FAST, flat);
    assertThat(fast).isEqualTo(painted(NAME, EXACT, flat));
    assertThat(fast.metadata().provenance().orElseThrow()).contains("\"precision\":\"FP32\"");
  }

  @Test
  void whetherAPictureMayBeFastIsKnownBeforeAStyleIs() {
    StylizeOptions automatic = StylizeOptions.DEFAULTS;
    assertThat(Stylizer.mayBeFast(automatic, 1e6)).isTrue();
    assertThat(Stylizer.mayBeFast(automatic, 2e7)).as("it goes in tiles").isFalse();
    assertThat(Stylizer.mayBeFast(EXACT, 1e6)).isFalse();
    assertThat(Stylizer.mayBeFast(automatic.withTiling(new Tiling.Pixels(512)), 1e6)).isFalse();
    assertThat(Stylizer.mayBeFast(automatic.withTiling(new Tiling.None()), 1e12)).isTrue();
  }

  @Test
  void aPhotoThatIsTooLargeForFloat32GoesWholeInBfloat16AndInTilesIfItHardlyVaries()
      throws Exception {
    int side = 2200;
    assertThat(tiles(photo(side, side))).isEqualTo(1);
    float[] flat = new float[3 * side * side];
    Arrays.fill(flat, 0.5f);
    assertThat(tiles(Picture.of(side, side, flat))).isGreaterThan(10);
  }

  /** How many tiles a picture would be made in. */
  private static int tiles(Picture photo) throws Exception {
    AtomicInteger tiles = new AtomicInteger();
    StylizeOptions fast = FAST.withStrokes(new Strokes.Sizes(1));
    try (Stylizer stylizer = new Stylizer(StyleLibrary.shipped().load(NAME), fast)) {
      TileListener stopping =
          (done, total) -> {
            tiles.set(total);
            return false;
          };
      PackedPicture packed = PackedPicture.of(photo);
      assertThatThrownBy(() -> stylizer.stylize(packed, stopping))
          .isInstanceOf(CancellationException.class);
    }
    return tiles.get();
  }

  @Test
  void aLargePhotoInBandsLooksTheSameToo() throws Exception {
    requireLike(NAME, new Strokes.Sizes(1), photo(2001, 1403));
  }

  @Test
  void theSamePhotoGivesTheSamePictureAgain() throws Exception {
    Picture photo = photo(90, 60);
    assertThat(painted(NAME, FAST, photo)).isEqualTo(painted(NAME, FAST, photo));
  }

  @Test
  void thePictureSaysInWhatItWasMade() throws Exception {
    assertThat(made(FAST)).contains("\"precision\":\"BF16\"");
    assertThat(made(EXACT)).contains("\"precision\":\"FP32\"");
    assertThat(made(FAST.withTiling(new Tiling.Pixels(64)))).contains("\"precision\":\"FP32\"");
  }

  private static String made(StylizeOptions options) throws Exception {
    return painted(NAME, options, photo(150, 90)).metadata().provenance().orElseThrow();
  }

  @Test
  void itStopsWithinAPictureWhenAsked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Stylizer stylizer = new Stylizer(StyleLibrary.shipped().load(NAME), FAST)) {
      assertThatThrownBy(
              () ->
                  stylizer.stylize(
                      PackedPicture.of(photo(64, 64)),
                      (done, total) -> asked.incrementAndGet() < 3))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(asked).hasValue(3);
  }

  @Test
  void threadsOfOtherWorkStayAsTheyWere() throws Exception {
    int before = Libtorch.threads();
    StylizeOptions options = FAST.withThreads(before + 1).withJobs(2);
    try (Stylizer stylizer = new Stylizer(StyleLibrary.shipped().load(NAME), options)) {
      Picture photo = photo(64, 64);
      stylizer.stylize(photo);
      assertThat(Libtorch.threads()).isEqualTo(before);
      CountDownLatch both = new CountDownLatch(2);
      FutureTask<Picture> other = new FutureTask<>(() -> together(stylizer, photo, both));
      new Thread(other).start();
      Picture one = together(stylizer, photo, both);
      assertThat(one).isEqualTo(other.get());
    }
    assertThat(Libtorch.threads()).isEqualTo(before);
    FutureTask<Integer> later = new FutureTask<>(Libtorch::threads);
    new Thread(later).start();
    assertThat(later.get()).isEqualTo(before);
  }

  /** Does not go on before both have begun. */
  private static Picture together(Stylizer stylizer, Picture photo, CountDownLatch both)
      throws StyleException {
    AtomicInteger asked = new AtomicInteger();
    return stylizer.stylize(
        PackedPicture.of(photo),
        (done, total) -> {
          if (asked.incrementAndGet() == 1) {
            both.countDown();
            assertThat(awaited(both)).isTrue();
          }
          return true;
        });
  }

  private static boolean awaited(CountDownLatch both) {
    try {
      return both.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatTheListenerThrowsComesOutAsItIs() throws Exception {
    try (Stylizer stylizer = new Stylizer(StyleLibrary.shipped().load(NAME), FAST)) {
      PackedPicture photo = PackedPicture.of(photo(64, 64));
      assertThatThrownBy(
              () ->
                  stylizer.stylize(
                      photo,
                      (done, total) -> {
                        throw new IllegalStateException("of the listener");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("of the listener");
    }
  }

  @Test
  void aNetworkThatDiffersInOneNumberOrNodeIsLeftToOnnxRuntime() throws Exception {
    LibtorchAccelerator accelerator = new LibtorchAccelerator();
    byte[] own = bytes(NAME);
    assertThat(accelerator.prepare(own, 0)).isPresent();

    ModelProto.Builder rectified = ModelProto.parseFrom(own).toBuilder();
    rectified.getGraphBuilder().getNodeBuilderList().stream()
        .filter(node -> node.getOpType().equals("Relu"))
        .findFirst()
        .orElseThrow()
        .setOpType("Tanh");
    byte[] changed = rectified.build().toByteArray();
    assertThat(accelerator.prepare(changed, 0)).isEmpty();

    ModelProto.Builder scaled = ModelProto.parseFrom(own).toBuilder();
    scaled.getGraphBuilder().getInitializerBuilderList().stream()
        .filter(array -> array.getName().equals("twice"))
        .findFirst()
        .orElseThrow()
        .setFloatData(2, 3f);
    assertThat(accelerator.prepare(scaled.build().toByteArray(), 0)).isEmpty();
    assertThat(accelerator.prepare(new byte[] {1, 2, 3}, 0)).isEmpty();

    StyleModel foreign = StyleModel.parse("changed.onnx", changed);
    assertThatThrownBy(() -> new Stylizer(foreign, FAST))
        .isInstanceOf(StyleException.class)
        .hasMessageContaining("changed.onnx: precision is bf16")
        .hasMessageContaining("use auto");
    try (Stylizer stylizer = new Stylizer(foreign, StylizeOptions.DEFAULTS)) {
      String provenance = stylizer.stylize(photo(64, 64)).metadata().provenance().orElseThrow();
      assertThat(provenance).contains("\"precision\":\"FP32\"");
    }
  }
}
