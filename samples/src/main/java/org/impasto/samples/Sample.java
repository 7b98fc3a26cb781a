package org.impasto.samples;

import java.nio.file.Path;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.content.Harbor;
import org.impasto.samples.content.Lake;
import org.impasto.samples.style.Pointillism;
import org.impasto.samples.style.StainedGlass;
import org.impasto.samples.style.Swirls;
import org.impasto.samples.style.Woodblock;

/** The sample pictures, with their full width in pixels and the folder they live in. */
enum Sample {
  HARBOR("contents", 1024, Harbor::draw),
  LAKE("contents", 1024, Lake::draw),
  SWIRLS("styles", 960, Swirls::draw),
  POINTILLISM("styles", 960, Pointillism::draw),
  WOODBLOCK("styles", 960, Woodblock::draw),
  STAINED_GLASS("styles", 760, StainedGlass::draw);

  private final String folder;
  private final int width;
  private final Picture picture;

  Sample(String folder, int width, Picture picture) {
    this.folder = folder;
    this.width = width;
    this.picture = picture;
  }

  /** Draws the picture; {@code scale} 1 is its full size. */
  Canvas draw(double scale) {
    return picture.draw((int) Math.round(width * scale));
  }

  Path file() {
    return Path.of(folder, name().toLowerCase(java.util.Locale.ROOT) + ".jpg");
  }
}
