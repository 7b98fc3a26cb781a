package org.impasto.stylize;

import org.impasto.image.Picture;

/** How much of a pattern there is in a picture. */
final class Spectrum {
  private Spectrum() {}

  /** A square part of a picture. */
  private record Window(int left, int top, int width, int height) {}

  /** The amplitude of the wave with these periods in pixels across and down; 0 is no wave there. */
  static double amplitude(Picture picture, int channel, int across, int down) {
    Window whole = new Window(0, 0, picture.width(), picture.height());
    double x = across == 0 ? 0 : 1.0 / across;
    double y = down == 0 ? 0 : 1.0 / down;
    return amplitude(picture, whole, channel, x, y);
  }

  /**
   * The root mean square over squares of {@code side} pixels, which tells of patterns in a part of
   * the picture too, of the amplitudes of the wave with so many turns a pixel across and down.
   */
  static double local(Picture picture, int side, int channel, double across, double down) {
    double squares = 0;
    int count = 0;
    for (int top = 0; top + side <= picture.height(); top += side) {
      for (int left = 0; left + side <= picture.width(); left += side, count++) {
        Window window = new Window(left, top, side, side);
        double here = amplitude(picture, window, channel, across, down);
        squares += here * here;
      }
    }
    return Math.sqrt(squares / count);
  }

  private static double amplitude(
      Picture picture, Window window, int channel, double across, double down) {
    double real = 0;
    double imaginary = 0;
    for (int y = 0; y < window.height; y++) {
      for (int x = 0; x < window.width; x++) {
        double angle = 2 * Math.PI * (across * x + down * y);
        double value = picture.value(channel, window.top + y, window.left + x);
        real += value * Math.cos(angle);
        imaginary += value * Math.sin(angle);
      }
    }
    return Math.hypot(real, imaginary) / (window.width * window.height);
  }
}
