package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.impasto.image.Picture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a style makes of a photo. */
final class StylizerTest {
  private static final Picture PHOTO = Photos.landscape(97, 61);
  private static StyleModel style;
  private static Stylizer stylizer;
  private static Picture plain;

  @BeforeAll
  static void prepare() throws Exception {
    style = StyleModel.parse("waves.onnx", Johnson.SMALL.bytes());
    stylizer = new Stylizer(style, StylizeOptions.DEFAULTS);
    plain = stylizer.stylize(PHOTO);
  }

  @AfterAll
  static void close() {
    stylizer.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "7, 40", "64, 64", "65, 66", "67, 131", "400, 3"})
  void theResultHasThePhotosSizeWhateverItIs(int width, int height) throws Exception {
    Picture result = stylizer.stylize(Photos.landscape(width, height));
    assertThat(result.width()).isEqualTo(width);
    assertThat(result.height()).isEqualTo(height);
  }

  @Test
  void aBufferedImageTakesFourLines() throws Exception {
    BufferedImage photo = PHOTO.toBufferedImage();
    BufferedImage result = stylizer.stylize(photo);
    assertThat(result.getWidth()).isEqualTo(97);
    assertThat(Photos.difference(Picture.of(result), plain)).isLessThan(0.01);
    assertThat(Picture.of(photo)).isEqualTo(Picture.of(PHOTO.toBufferedImage()));
  }

  @Test
  void theResultIsAPictureAndNotThePhoto() {
    assertThat(Photos.difference(PHOTO, plain)).isGreaterThan(0.05);
    assertThat(Photos.difference(Photos.flat(97, 61, 0.5f), plain)).isBetween(0.02, 0.4);
  }

  @Test
  void oneStylizerServesManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Picture>> results = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        results.add(threads.submit(() -> stylizer.stylize(PHOTO)));
      }
      for (Future<Picture> result : results) {
        assertThat(result.get()).isEqualTo(plain);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void flatGrayComesOutWithoutAGrid() throws Exception {
    Picture result = stylizer.stylize(Photos.flat(128, 128, 0.5f));
    for (int period : new int[] {2, 4, 8}) {
      for (int c = 0; c < 3; c++) {
        assertThat(255 * Spectrum.amplitude(result, c, period, period))
            .as("channel %d, period %d in both directions", c, period)
            .isLessThan(0.25);
        assertThat(255 * Spectrum.amplitude(result, c, period, 0)).isLessThan(0.25);
        assertThat(255 * Spectrum.amplitude(result, c, 0, period)).isLessThan(0.25);
      }
    }
  }

  @Test
  void bordersOfAFlatPhotoAreAsItsMiddle() throws Exception {
    Picture result = stylizer.stylize(Photos.flat(90, 70, 0.3f));
    for (int c = 0; c < 3; c++) {
      for (int[] place : new int[][] {{0, 0}, {69, 89}, {0, 45}, {35, 89}}) {
        assertThat(result.value(c, place[0], place[1]))
            .isCloseTo(result.value(c, 35, 45), within(0.01f));
      }
    }
  }

  @Test
  void strengthBlendsWithThePhoto() throws Exception {
    try (Stylizer none = new Stylizer(style, StylizeOptions.DEFAULTS.withStrength(0));
        Stylizer half = new Stylizer(style, StylizeOptions.DEFAULTS.withStrength(0.5))) {
      assertThat(Photos.largestDifference(none.stylize(PHOTO), PHOTO)).isLessThan(1e-4);
      float middle = 0.5f * (plain.value(1, 30, 40) + PHOTO.value(1, 30, 40));
      assertThat(half.stylize(PHOTO).value(1, 30, 40)).isCloseTo(middle, within(1e-4f));
    }
  }

  @Test
  void colorsCanBeThePhotos() throws Exception {
    Picture gray = Photos.flat(97, 61, 0.4f);
    try (Stylizer keeping =
        new Stylizer(style, StylizeOptions.DEFAULTS.withColors(ColorSource.CONTENT))) {
      Picture result = keeping.stylize(gray);
      assertThat(result.value(0, 30, 40)).isCloseTo(result.value(2, 30, 40), within(1e-3f));
    }
  }

  @Test
  void alphaAndMetadataAreKeptAndProvenanceIsAdded() throws Exception {
    float[] alpha = new float[97 * 61];
    alpha[100] = 0.5f;
    Picture photo = PHOTO.withAlpha(alpha);
    Picture result = stylizer.stylize(photo);
    assertThat(result.alpha()).contains(alpha);
    assertThat(result.metadata().provenance().orElseThrow())
        .contains("\"feed-forward\"", style.sha256(), "Great \\\"Waves\\\"", "\"strength\":1.0");
  }

  @Test
  void aListenerStopsBetweenTiles() {
    PackedPicture photo = PackedPicture.of(PHOTO);
    List<Integer> heard = new ArrayList<>();
    assertThatThrownBy(
            () ->
                stylizer.stylize(
                    photo,
                    new TilePlan(64, 1 << 20),
                    (done, total) -> {
                      heard.add(done);
                      return done < 1;
                    }))
        .isInstanceOf(CancellationException.class);
    heard.removeIf(done -> done == 0); // asked while the first was being made
    assertThat(heard).containsExactly(1);
  }

  @Test
  void aClosedStylizerSaysSoAndMayBeClosedAgain() throws Exception {
    Stylizer closed = new Stylizer(style, StylizeOptions.DEFAULTS);
    closed.stylize(PHOTO);
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.stylize(PHOTO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  /** A style that takes long enough to be stopped within a picture. */
  private static Stylizer slow() throws Exception {
    StylizeOptions once =
        StylizeOptions.DEFAULTS
            .withStrokes(new Strokes.Sizes(1))
            .withPrecision(StylePrecision.FP32);
    return new Stylizer(StyleLibrary.shipped().load("swirls"), once);
  }

  private static AbstractThrowableAssert<?, ?> assertThatWholeThrows(
      Stylizer slow, TileListener listener) {
    PackedPicture photo = PackedPicture.of(Photos.landscape(1200, 900));
    TilePlan whole = new TilePlan(0, 1 << 20);
    return assertThatThrownBy(() -> slow.stylize(photo, whole, listener));
  }

  @Test
  void whatAListenerThrowsWithinAPictureComesOut() throws Exception {
    TileListener listener =
        (done, total) -> {
          if (done < total) {
            throw new IllegalArgumentException("of the listener");
          }
          return true;
        };
    try (Stylizer slow = slow()) {
      assertThatWholeThrows(slow, listener)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("of the listener");
    }
  }

  @Test
  void aListenerStopsWithinAPicture() throws Exception {
    List<Integer> heard = new ArrayList<>();
    TileListener listener =
        (done, total) -> {
          heard.add(done);
          return false;
        };
    try (Stylizer slow = slow()) {
      assertThatWholeThrows(slow, listener).isInstanceOf(CancellationException.class);
      assertThat(heard).containsExactly(0);
      assertThat(slow.stylize(PHOTO).width()).isEqualTo(PHOTO.width()); // goes on to work
    }
  }
}
