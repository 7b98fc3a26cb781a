package org.impasto.samples;

import org.impasto.samples.canvas.Canvas;

/** A picture that can be drawn at any size. */
interface Picture {
  /**
   * Draws the picture.
   *
   * @param width width in pixels; the height follows from the picture's own shape
   * @return sRGB-encoded pixels, the same for every call
   */
  Canvas draw(int width);
}
