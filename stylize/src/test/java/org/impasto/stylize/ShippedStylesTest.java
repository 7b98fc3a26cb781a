package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The styles that come with the program. */
final class ShippedStylesTest {
  private static final int SIDE = 192;
  private static final int WINDOW = 64;
  private static final double BESIDE = 3.0 / WINDOW;

  static Stream<StyleEntry> shipped() throws Exception {
    List<StyleEntry> entries = StyleLibrary.shipped().entries();
    assertThat(entries).isNotEmpty();
    return entries.stream();
  }

  /** Broad waves, another in each color. */
  private static Picture photo() {
    float[] rgb = new float[3 * SIDE * SIDE];
    for (int i = 0; i < rgb.length; i++) {
      int color = i / (SIDE * SIDE);
      double x = i % SIDE;
      double y = i / SIDE % SIDE;
      rgb[i] = (float) (0.5 + 0.25 * Math.sin(x / (9 + color)) + 0.25 * Math.cos(y / 11 + color));
    }
    return Picture.of(SIDE, SIDE, rgb);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void isSmallAndSaysWhatItIs(StyleEntry entry) {
    assertThat(entry.problem()).isEmpty();
    assertThat(entry.bytes()).isLessThanOrEqualTo(1_000_000);
    assertThat(entry.metadata().isOurs()).isTrue();
    assertThat(entry.metadata().name()).contains(entry.name());
    assertThat(entry.metadata().title()).isPresent();
    assertThat(entry.metadata().license().orElseThrow()).startsWith("Apache-2.0");
    assertThat(entry.metadata().objective()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void paintsAnotherPictureThatIsNeitherFlatNorBurnt(StyleEntry entry) throws Exception {
    Picture photo = photo();
    try (Stylizer stylizer = Stylizer.named(entry.name())) {
      Picture painted = stylizer.stylize(photo);
      assertThat(Photos.difference(painted, photo)).isBetween(0.05, 0.4);
      double sum = 0;
      double squares = 0;
      int burnt = 0;
      float[] rgb = painted.rgb();
      for (float value : rgb) {
        sum += value;
        squares += value * value;
        burnt += value <= 0 || value >= 1 ? 1 : 0;
      }
      double mean = sum / rgb.length;
      assertThat(Math.sqrt(squares / rgb.length - mean * mean)).isBetween(0.05, 0.4);
      assertThat(burnt / (double) rgb.length).isLessThan(0.15);
    }
  }

  /** A sky: slowly darker, with the noise of a camera. */
  private static Picture sky(int width, int height) {
    Random random = new Random(8);
    float[] rgb = new float[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int color = i / (width * height);
      double down = i / width % height / (double) height;
      rgb[i] = (float) (0.55 + 0.1 * color - 0.2 * down + random.nextGaussian() / 255);
    }
    return Picture.of(width, height, rgb);
  }

  private static Picture lake() throws IOException {
    return PictureReader.read(Path.of("../samples/contents/lake.jpg")).resize(640, 427);
  }

  /**
   * A wave of one step of 255 is not to be seen, nor is one among strokes that are as strong at the
   * frequencies beside it.
   */
  @ParameterizedTest
  @MethodSource("shipped")
  void paintsNoGrid(StyleEntry entry) throws Exception {
    try (Stylizer stylizer = Stylizer.named(entry.name())) {
      for (Picture photo : List.of(photo(), sky(256, 192), sky(1024, 768), lake())) {
        requireNoGrid(stylizer.stylize(photo));
      }
    }
  }

  /** Of an even sky, the sides look like what is beside them. */
  @ParameterizedTest
  @MethodSource("shipped")
  void paintsNoStripeAlongTheSides(StyleEntry entry) throws Exception {
    try (Stylizer stylizer = Stylizer.named(entry.name())) {
      requireEvenSides(stylizer.stylize(sky(256, 192)), 1);
      requireEvenSides(stylizer.stylize(sky(1024, 768)), 2); // with strokes of two sizes
    }
  }

  private static void requireEvenSides(Picture painted, int strokes) {
    int stripe = strokes * 12;
    int from = strokes * 16;
    int to = strokes * 48;
    int width = painted.width();
    for (int c = 0; c < 3; c++) {
      double left = mean(painted, c, 0, stripe) - mean(painted, c, from, to);
      double right =
          mean(painted, c, width - stripe, width) - mean(painted, c, width - to, width - from);
      assertThat(255 * Math.max(Math.abs(left), Math.abs(right))).as("color %d", c).isLessThan(20);
    }
  }

  private static double mean(Picture picture, int color, int from, int to) {
    double sum = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = from; x < to; x++) {
        sum += picture.value(color, y, x);
      }
    }
    return sum / picture.height() / (to - from);
  }

  private static void requireNoGrid(Picture painted) {
    double four = 0.25;
    double two = 0.5;
    double eight = 0.125; // four among strokes of twice the size
    double[][] grids = {
      {eight, 0},
      {0, eight},
      {eight, eight},
      {eight, -eight},
      {four, 0},
      {0, four},
      {four, four},
      {four, -four},
      {two, 0},
      {0, two},
      {two, two},
      {four, two},
      {two, four}
    };
    for (int c = 0; c < 3; c++) {
      for (double[] grid : grids) {
        double one = amplitude(painted, c, grid, 0);
        double beside =
            Math.hypot(amplitude(painted, c, grid, BESIDE), amplitude(painted, c, grid, -BESIDE));
        assertThat(one)
            .as("color %d, %s turns across, %s down", c, grid[0], grid[1])
            .isLessThan(Math.max(1, beside));
      }
    }
  }

  /** In steps of 255, so many turns a pixel beside {@code grid}. */
  private static double amplitude(Picture painted, int color, double[] grid, double beside) {
    double across = grid[0] == 0 ? 0 : grid[0] + beside;
    double down = grid[1] == 0 ? 0 : grid[1] - beside;
    return 255 * Spectrum.local(painted, WINDOW, color, across, down);
  }

  @Test
  void oneIsThereForEveryPaintingAndOneIsOurs() throws Exception {
    assertThat(shipped().map(StyleEntry::name))
        .containsExactlyInAnyOrder(
            "starry-night", "great-wave", "scream", "composition-vii", "shipwreck", "swirls");
  }
}
