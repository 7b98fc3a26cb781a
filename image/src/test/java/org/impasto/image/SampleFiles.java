package org.impasto.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files made in memory by ImageIO's own writers, independent of the code under test. */
final class SampleFiles {
  /** {@code cwebp -lossless -exact} of the 16×12 gradient r = 17x, g = 23y, b = 128. */
  static final byte[] WEBP_LOSSLESS =
      base64("UklGRioAAABXRUJQVlA4TB4AAAAvD8ACAJmM6H9sIqL/ASEB4YX/azV5IgYwJgCpyi4=");

  /** {@code cwebp -q 90} of the same. */
  static final byte[] WEBP_LOSSY =
      base64(
          "UklGRm4AAABXRUJQVlA4IGIAAADwAgCdASoQAAwAAMASJbACdLcApQHyAbwBof4Idg2nQAD+/4zmON4+"
              + "+dZd/U1aGiOpg5WfsG8v2Naf/6GRVZATfdA9XW8a/7nQkvP+/C8+YH/icFzgBf/7NexV05K4+1foAA==");

  /** {@code cwebp -lossless -exact} of the same with alpha 255 where x < 8, else 51. */
  static final byte[] WEBP_LOSSLESS_ALPHA =
      base64("UklGRjQAAABXRUJQVlA4TCcAAAAvD8ACEJkyRPQ/NhHR/4CZtm3Movy5dtu3eyIGcGgmgKSr9ACu/wEA");

  /** {@code cwebp -q 90 -exact} of the same with alpha. */
  static final byte[] WEBP_LOSSY_ALPHA =
      base64(
          "UklGRpwAAABXRUJQVlA4WAoAAAAQAAAADwAACwAAQUxQSBMAAAABD3Ca/4iIIBZM5i/dG0JE/0MXAFZQ"
              + "OCBiAAAA8AIAnQEqEAAMAADAEiWwAnS3AKUB8gG8AaH+CHYNp0AA/v+M5jjePvnWXf1NWhojqYOVn7Bv"
              + "L9jWn/+hkVWQE33QPV1vGv+50JLz/vwvPmB/4nBc4AX/+zXsVdOSuPtX6AA=");

  private SampleFiles() {}

  /** Changes to the write parameters before writing. */
  interface Settings {
    void apply(ImageWriteParam param);
  }

  static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }

  static byte[] png(BufferedImage image) throws IOException {
    return encode(image, "png");
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    return encode("com.sun.", "jpeg", new IIOImage(image, null, null), fine());
  }

  /** A JPEG of raw samples, with neither color conversion nor marker. */
  static byte[] jpeg(Raster samples) throws IOException {
    return encode("com.sun.", "jpeg", new IIOImage(samples, null, null), fine());
  }

  static byte[] progressiveJpeg(BufferedImage image) throws IOException {
    Settings progressive =
        param -> {
          fine().apply(param);
          param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        };
    return encode("com.sun.", "jpeg", new IIOImage(image, null, null), progressive);
  }

  /** A TIFF of the JDK's writer, whose layout differs from TwelveMonkeys'. */
  static byte[] tiff(BufferedImage image, String compression, boolean tiled) throws IOException {
    Settings settings =
        param -> {
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionType(compression);
          if (tiled) {
            param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            param.setTiling(16, 16, 0, 0);
          }
        };
    return encode("com.sun.", "tiff", new IIOImage(image, null, null), settings);
  }

  /** A TIFF of TwelveMonkeys' writer with its orientation tag changed. */
  static byte[] orientedTiff(BufferedImage image, int orientation) throws IOException {
    byte[] tiff = encode(image, "tiff");
    int at = FileSurgery.tiffEntry(tiff, 0x112);
    return FileSurgery.with(tiff, at + 9, orientation);
  }

  static byte[] interlacedPng(BufferedImage image) throws IOException {
    return encode(
        "com.sun.",
        "png",
        new IIOImage(image, null, null),
        param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
  }

  static byte[] animatedGif(BufferedImage first, BufferedImage second) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new IIOImage(first, null, null), null);
      writer.writeToSequence(new IIOImage(second, null, null), null);
      writer.endWriteSequence();
    }
    return bytes.toByteArray();
  }

  /** One 16-bit pixel in a color space. */
  static BufferedImage sixteenBit(ColorSpace space, int... values) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, values.length, null);
    raster.setPixel(0, 0, values);
    ComponentColorModel model =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
    return new BufferedImage(model, raster, false, null);
  }

  private static Settings fine() {
    return param -> {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(1f);
    };
  }

  private static byte[] encode(String vendor, String format, IIOImage image, Settings settings)
      throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    ImageWriter writer = writers.next();
    while (!writer.getClass().getName().startsWith(vendor)) {
      writer = writers.next();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      settings.apply(param);
      writer.write(null, image, param);
    }
    return bytes.toByteArray();
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
