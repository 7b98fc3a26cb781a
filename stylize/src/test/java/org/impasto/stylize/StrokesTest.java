package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.impasto.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strokes of several sizes on one picture. */
final class StrokesTest {
  private static final int WIDTH = 203;
  private static final int HEIGHT = 130;

  private static Stylizer stylizer(int sizes) throws Exception {
    StyleModel style = StyleModel.parse("waves.onnx", Johnson.SMALL.bytes());
    return new Stylizer(style, StylizeOptions.DEFAULTS.withStrokes(new Strokes.Sizes(sizes)));
  }

  @ParameterizedTest
  @CsvSource({
    "auto, 1, 1, 1",
    "auto, 767, 300, 1",
    "auto, 768, 300, 2",
    "auto, 640, 1535, 2",
    "auto, 1920, 1080, 3",
    "auto, 4032, 3024, 4",
    "auto, 12000, 8000, 5",
    "1, 4000, 3000, 1",
    "3, 4000, 3000, 3"
  })
  void thereAreAsManySizesAsThereIsRoomFor(String asked, int width, int height, int sizes) {
    assertThat(Strokes.of(asked).on(width, height)).isEqualTo(sizes);
    assertThat(Strokes.of(Strokes.of(asked).label())).isEqualTo(Strokes.of(asked));
  }

  @ParameterizedTest
  @CsvSource({"256, 256, 3", "300, 254, 2", "2000, 127, 1", "9, 7, 1"})
  void photosAreMadeNoSmallerThanThereIsSomethingToBeSeen(int width, int height, int sizes)
      throws Exception {
    try (Stylizer stylizer = stylizer(16)) {
      Picture painted = stylizer.stylize(Photos.landscape(width, height));
      assertThat(painted.metadata().provenance().orElseThrow()).contains("\"strokes\":" + sizes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "17", "1.5", "all", "", "99999999999"})
  void otherSizesAreRefusedWithTheirValue(String text) {
    assertThatThrownBy(() -> Strokes.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(text, "1 to 16", "auto");
  }

  @Test
  void largerStrokesArePaintedFirstAndTheOthersOverThem() throws Exception {
    PackedPicture photo = PackedPicture.of(Photos.landscape(WIDTH, HEIGHT));
    try (Stylizer once = stylizer(1);
        Stylizer twice = stylizer(2)) {
      PackedPicture small = photo.half();
      Underpainting large = new Underpainting(small, once.stylize(small, TileListener.NONE));
      Picture expected = once.stylize(photo.over(large), TileListener.NONE);
      Picture painted = twice.stylize(photo, TileListener.NONE);
      assertThat(painted.rgb()).isEqualTo(expected.rgb());
      assertThat(Photos.difference(painted, once.stylize(photo, TileListener.NONE)))
          .isGreaterThan(0.01);
      assertThat(painted.metadata().provenance().orElseThrow()).contains("\"strokes\":2");
    }
  }

  @Test
  void colorsAndStrengthReferToThePhotoItself() throws Exception {
    Picture photo = Photos.landscape(WIDTH, HEIGHT);
    StyleModel style = StyleModel.parse("waves.onnx", Johnson.SMALL.bytes());
    StylizeOptions none = StylizeOptions.DEFAULTS.withStrokes(new Strokes.Sizes(2)).withStrength(0);
    try (Stylizer stylizer = new Stylizer(style, none)) {
      assertThat(Photos.largestDifference(stylizer.stylize(photo), photo)).isLessThan(1e-4);
    }
  }

  @Test
  void aStyleThatComesAlongMakesLargerStrokesOnALargerPicture() throws Exception {
    Random random = new Random(5);
    float[] rgb = new float[3 * 768 * 512];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) (0.5 + 0.1 * random.nextGaussian());
    }
    Picture photo = Picture.of(768, 512, rgb);
    StyleModel style = StyleLibrary.shipped().load("starry-night");
    try (Stylizer once =
            new Stylizer(style, StylizeOptions.DEFAULTS.withStrokes(new Strokes.Sizes(1)));
        Stylizer usual = new Stylizer(style, StylizeOptions.DEFAULTS)) {
      double fine = ofLargeShapes(once.stylize(photo));
      double large = ofLargeShapes(usual.stylize(photo));
      assertThat(large).isGreaterThan(1.15 * fine);
    }
  }

  /** How much a picture varies in shapes of sixteen pixels and more, away from its sides. */
  private static double ofLargeShapes(Picture picture) {
    Picture shapes = picture.resize(picture.width() / 16, picture.height() / 16);
    Picture inner = PackedPicture.of(shapes).crop(4, 4, shapes.width() - 8, shapes.height() - 8);
    return PackedPicture.of(inner).spread();
  }

  @Test
  void flatGrayComesOutWithoutAGridOfAnySize() throws Exception {
    try (Stylizer stylizer = stylizer(3)) {
      Picture result = stylizer.stylize(Photos.flat(256, 256, 0.5f));
      for (int period : new int[] {2, 4, 8, 16, 32}) {
        for (int c = 0; c < 3; c++) {
          assertThat(255 * Spectrum.amplitude(result, c, period, period)).isLessThan(0.25);
          assertThat(255 * Spectrum.amplitude(result, c, period, 0)).isLessThan(0.25);
          assertThat(255 * Spectrum.amplitude(result, c, 0, period)).isLessThan(0.25);
        }
      }
    }
  }

  @Test
  void tilesComeOutAsTheWhole() throws Exception {
    PackedPicture photo = PackedPicture.of(Photos.landscape(600, 300));
    try (Stylizer stylizer = stylizer(3)) {
      Picture whole = stylizer.stylize(photo, new TilePlan(0, 0), TileListener.NONE);
      for (long kept : new long[] {0, 1L << 30}) {
        Picture tiled = stylizer.stylize(photo, new TilePlan(128, kept), TileListener.NONE);
        assertThat(255 * Photos.largestDifference(whole, tiled)).isLessThan(2);
        assertThat(255 * Photos.difference(whole, tiled)).isLessThan(0.1);
      }
    }
  }

  @Test
  void aPhotoThatHardlyVariesIsPaintedOnce() throws Exception {
    float[] rgb = new float[3 * 400 * 300];
    Random random = new Random(6);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) (0.5 + 0.01 * random.nextGaussian());
    }
    Picture photo = Picture.of(400, 300, rgb);
    try (Stylizer once = stylizer(1);
        Stylizer thrice = stylizer(3)) {
      Picture painted = thrice.stylize(photo);
      assertThat(painted.rgb()).isEqualTo(once.stylize(photo).rgb());
      assertThat(painted.metadata().provenance().orElseThrow()).contains("\"strokes\":1");
    }
  }

  /** What a listener hears of a picture of two sizes of strokes, of {@code all} each time. */
  private static List<Integer> heard(TilePlan plan, int all) throws Exception {
    List<Integer> heard = new ArrayList<>();
    try (Stylizer stylizer = stylizer(2)) {
      stylizer.stylize(
          PackedPicture.of(Photos.landscape(WIDTH, HEIGHT)),
          plan,
          (done, total) -> {
            assertThat(total).isEqualTo(all);
            heard.add(done);
            return true;
          });
    }
    return heard;
  }

  @Test
  void progressGrowsOverAllPassesToTheEnd() throws Exception {
    List<Integer> heard = heard(new TilePlan(64, 0), 100);
    assertThat(heard).isSorted().hasSizeGreaterThan(10).endsWith(100).contains(20);
  }

  @Test
  void aWholePictureHasOneStepHoweverManySizesOfStrokes() throws Exception {
    List<Integer> heard = heard(new TilePlan(0, 0), 1);
    assertThat(heard).isSorted().startsWith(0).endsWith(1).containsOnlyOnce(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30})
  void aListenerStopsAtAnySizeOfStrokes(int at) throws Exception {
    List<Integer> heard = new ArrayList<>();
    try (Stylizer stylizer = stylizer(2)) {
      assertThatThrownBy(
              () ->
                  stylizer.stylize(
                      PackedPicture.of(Photos.landscape(WIDTH, HEIGHT)),
                      new TilePlan(64, 0),
                      (done, total) -> {
                        heard.add(done);
                        return done < at;
                      }))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("of pass %d of 2", at == 0 ? 1 : 2);
    }
    assertThat(heard).filteredOn(done -> done >= at).hasSize(1);
  }

  @Test
  void halfThePictureHasTheMeansOfItsPixels() {
    float[] rgb = new float[3 * 3 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i * 8 / 255f;
    }
    PackedPicture half = PackedPicture.of(Picture.of(3, 3, rgb)).half();
    Picture found = half.crop(0, 0, half.width(), half.height());
    assertThat(found.width()).isEqualTo(2);
    assertThat(found.height()).isEqualTo(2);
    assertThat(255 * found.value(0, 0, 0)).isCloseTo((0 + 8 + 24 + 32) / 4f, within(0.51f));
    assertThat(255 * found.value(1, 0, 1)).isCloseTo((88 + 112) / 2f, within(0.51f));
    assertThat(255 * found.value(2, 1, 1)).isCloseTo(8 * 26, within(0.51f));
  }

  @Test
  void strokesAreAddedByHalfAndThePhotoKeepsItsDetails() {
    Picture photo = Photos.landscape(51, 37);
    PackedPicture packed = PackedPicture.of(photo);
    PackedPicture small = packed.half();
    Picture unchanged = small.crop(0, 0, small.width(), small.height());
    Picture same = over(packed, new Underpainting(small, unchanged));
    assertThat(Photos.largestDifference(same, photo)).isLessThan(1e-4);
    float[] lighter = unchanged.rgb();
    for (int i = 0; i < lighter.length; i++) {
      lighter[i] += 0.2f;
    }
    Picture painted = Picture.of(unchanged.width(), unchanged.height(), lighter);
    Picture result = over(packed, new Underpainting(small, painted));
    for (int x = 0; x < 51; x++) { // below, where nothing is so light that it would be cut
      assertThat(result.value(1, 30, x)).isCloseTo(photo.value(1, 30, x) + 0.1f, within(0.004f));
    }
  }

  @Test
  void strokesAreWhereThePixelsAreThatTheyWerePaintedFor() {
    PackedPicture black = PackedPicture.of(Photos.flat(12, 8, 0));
    float[] rgb = new float[3 * 6 * 4];
    rgb[6 * 1 + 2] = 1; // of red, pixels 4 and 5 of rows 2 and 3
    Picture result = over(black, new Underpainting(black.half(), Picture.of(6, 4, rgb)));
    double[] weights = {0, 0, 0, 0.25, 0.75, 0.75, 0.25, 0, 0, 0, 0, 0};
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 12; x++) {
        double expected = 0.5 * weights[x] * weights[y + 2];
        assertThat(result.value(0, y, x)).isCloseTo((float) expected, within(0.003f));
        assertThat(result.value(1, y, x)).isZero();
      }
    }
  }

  private static Picture over(PackedPicture photo, Underpainting strokes) {
    return photo.over(strokes).crop(0, 0, photo.width(), photo.height());
  }
}
