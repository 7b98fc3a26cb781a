package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The styles that come with the program. */
final class ShippedStylesTest {
  private static final int SIDE = 192;

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

  /** A wave of one step of 255 is not to be seen. */
  @ParameterizedTest
  @MethodSource("shipped")
  void paintsNoGrid(StyleEntry entry) throws Exception {
    try (Stylizer stylizer = Stylizer.named(entry.name())) {
      Picture painted = stylizer.stylize(photo());
      for (int c = 0; c < 3; c++) {
        for (int[] grid : new int[][] {{4, 4}, {4, 0}, {0, 4}, {2, 0}, {0, 2}}) {
          assertThat(255 * Spectrum.amplitude(painted, c, grid[0], grid[1]))
              .as("color %d, periods %d across, %d down", c, grid[0], grid[1])
              .isLessThan(1);
        }
      }
    }
  }
}
