package org.impasto.image;

import java.awt.image.BufferedImage;

/** Synthetic pictures for tests. */
final class SamplePictures {
  private SamplePictures() {}

  /** Red grows to the right, green downwards, blue is one half: every pixel differs. */
  static Picture gradient(int width, int height) {
    float[] rgb = new float[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        rgb[i] = width == 1 ? 0 : (float) x / (width - 1);
        rgb[width * height + i] = height == 1 ? 0 : (float) y / (height - 1);
        rgb[2 * width * height + i] = 128 / 255f;
      }
    }
    return Picture.of(width, height, rgb);
  }

  /** The gradient; its left half opaque, its right half with alpha 0.2. */
  static Picture translucent(int width, int height) {
    float[] alpha = new float[width * height];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = i % width < width / 2 ? 1f : 0.2f;
    }
    return gradient(width, height).withAlpha(alpha);
  }

  static Picture constant(int width, int height, float red, float green, float blue) {
    int area = width * height;
    float[] rgb = new float[3 * area];
    for (int i = 0; i < area; i++) {
      rgb[i] = red;
      rgb[area + i] = green;
      rgb[2 * area + i] = blue;
    }
    return Picture.of(width, height, rgb);
  }

  /** The 8-bit gradient as an image of a given type. */
  static BufferedImage image(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    BufferedImage gradient = gradient(width, height).toBufferedImage();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, gradient.getRGB(x, y));
      }
    }
    return image;
  }
}
