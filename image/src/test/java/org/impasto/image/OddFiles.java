package org.impasto.image;

import static org.impasto.image.FileSurgery.ascii;
import static org.impasto.image.FileSurgery.chunk;
import static org.impasto.image.FileSurgery.deflate;
import static org.impasto.image.FileSurgery.join;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Rare but valid files, laid out by hand. */
final class OddFiles {
  private OddFiles() {}

  /** Two pixels of a palette: red, and blue whose entry is transparent. */
  static byte[] indexedPng() {
    return png(
        2,
        1,
        8,
        3,
        join(
            chunk("PLTE", new byte[] {(byte) 255, 0, 0, 0, 0, (byte) 255}),
            chunk("tRNS", new byte[] {(byte) 255, 0})),
        new byte[] {0, 0, 1});
  }

  /** One pixel: gray 200 with alpha 64. */
  static byte[] grayAlphaPng() {
    return png(1, 1, 8, 4, new byte[0], new byte[] {0, (byte) 200, 64});
  }

  /** Two true-color pixels, the first of the color that tRNS names. */
  static byte[] transparentColorPng() {
    return png(
        2, 1, 8, 2, chunk("tRNS", new byte[] {0, 9, 0, 8, 0, 7}), new byte[] {0, 9, 8, 7, 1, 2, 3});
  }

  /** One gray pixel of value 128. */
  static byte[] grayPng() {
    return png(1, 1, 8, 0, new byte[0], new byte[] {0, (byte) 128});
  }

  private static byte[] png(
      int width, int height, int depth, int color, byte[] extra, byte[] rows) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) depth).put((byte) color);
    return join(
        ascii("\u0089PNG\r\n\u001a\n"),
        chunk("IHDR", header.array()),
        extra,
        chunk("IDAT", deflate(rows)),
        chunk("IEND", new byte[0]));
  }

  /** A CMYK JPEG as Adobe writes it: inverted, with an APP14 marker that says so. */
  static byte[] cmykJpeg(int cyan, int magenta, int yellow, int black) throws IOException {
    return adobe(four(255 - cyan, 255 - magenta, 255 - yellow, 255 - black), 0);
  }

  /** The same with the inks' negative turned into YCC. */
  static byte[] ycckJpeg(int cyan, int magenta, int yellow, int black) throws IOException {
    double r = cyan; // Adobe's YCCK holds the YCC of 255 − ink, inverted once more as a whole
    double g = magenta;
    double b = yellow;
    int luma = (int) Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    int blue = (int) Math.round(128 + 0.564 * (b - luma));
    int red = (int) Math.round(128 + 0.713 * (r - luma));
    return adobe(four(luma, blue, red, 255 - black), 2);
  }

  private static WritableRaster four(int... values) {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        raster.setPixel(x, y, values);
      }
    }
    return raster;
  }

  private static byte[] adobe(Raster samples, int transform) throws IOException {
    byte[] jpeg = SampleFiles.jpeg(samples);
    return FileSurgery.withSegment(
        jpeg, 0xEE, join(ascii("Adobe\0d\0\0\0\0"), new byte[] {(byte) transform}));
  }

  /** A gray JPEG of one value. */
  static byte[] grayJpeg(int value) throws IOException {
    BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      gray.getRaster().setSample(i % 8, i / 8, 0, value);
    }
    return SampleFiles.jpeg(gray);
  }
}
