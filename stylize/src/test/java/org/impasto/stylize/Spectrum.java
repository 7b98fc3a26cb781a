package org.impasto.stylize;

import org.impasto.image.Picture;

/** How much of a pattern there is in a picture. */
final class Spectrum {
  private Spectrum() {}

  /**
   * The amplitude of the wave with these periods in pixels across and down; 0 is no wave in that
   * direction.
   */
  static double amplitude(Picture picture, int channel, int across, int down) {
    double real = 0;
    double imaginary = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double turns =
            (across == 0 ? 0 : x / (double) across) + (down == 0 ? 0 : y / (double) down);
        real += picture.value(channel, y, x) * Math.cos(2 * Math.PI * turns);
        imaginary += picture.value(channel, y, x) * Math.sin(2 * Math.PI * turns);
      }
    }
    return Math.hypot(real, imaginary) / (picture.width() * picture.height());
  }
}
