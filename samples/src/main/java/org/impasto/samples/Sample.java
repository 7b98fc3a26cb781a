package org.impasto.samples;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.content.Harbor;
import org.impasto.samples.content.Lake;
import org.impasto.samples.style.Fauve;
import org.impasto.samples.style.Pointillism;
import org.impasto.samples.style.StainedGlass;
import org.impasto.samples.style.Swirls;
import org.impasto.samples.style.Woodblock;

/** The sample pictures, with the folder they live in and their full width in pixels. */
enum Sample {
  HARBOR("contents", 1024, Harbor::draw),
  LAKE("contents", 1024, Lake::draw),
  SWIRLS("styles", 960, Swirls::draw),
  WOODBLOCK("styles", 960, Woodblock::draw),
  STAINED_GLASS("styles", 768, StainedGlass::draw),
  POINTILLISM("styles", 960, Pointillism::draw),
  FAUVE("styles", 960, Fauve::draw);

  private final String folder;
  private final int width;

  // A method reference without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Picture picture;

  Sample(String folder, int width, Picture picture) {
    this.folder = folder;
    this.width = width;
    this.picture = picture;
  }

  /** The sample whose file is {@code text}.jpg. */
  static Sample named(String text) {
    return Arrays.stream(values())
        .filter(s -> s.fileName().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    text
                        + " is no sample — use one of "
                        + Arrays.stream(values())
                            .map(Sample::fileName)
                            .collect(Collectors.joining(", "))));
  }

  /** Draws the picture; {@code scale} 1 is its full size. */
  Canvas draw(double scale) {
    return picture.draw((int) Math.round(width * scale));
  }

  /** Where the picture lives, below the folder of all samples. */
  Path file() {
    return Path.of(folder, fileName() + ".jpg");
  }

  private String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
