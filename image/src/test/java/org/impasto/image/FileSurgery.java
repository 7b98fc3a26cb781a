package org.impasto.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Cuts picture files open and puts blocks into them, as other programs' files would have them. */
final class FileSurgery {
  private static final int AFTER_IHDR = 33;

  private FileSurgery() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] head(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  static byte[] insert(byte[] bytes, int at, byte[] block) {
    return join(head(bytes, at), block, tail(bytes, at));
  }

  static byte[] with(byte[] bytes, int at, int... values) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      changed[at + i] = (byte) values[i];
    }
    return changed;
  }

  static byte[] chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(ascii(type));
    crc.update(data);
    return join(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        ascii(type),
        data,
        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  static byte[] withChunk(byte[] png, String type, byte[] data) {
    return insert(png, AFTER_IHDR, chunk(type, data));
  }

  /** A PNG with another header: size, bit depth and color type. */
  static byte[] withHeader(byte[] png, int width, int height, int depth, int color) {
    byte[] data =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) depth)
            .put((byte) color)
            .array();
    return join(head(png, 8), chunk("IHDR", data), tail(png, AFTER_IHDR));
  }

  static byte[] withIcc(byte[] png, byte[] profile) {
    return withChunk(png, "iCCP", join(ascii("test\0\0"), deflate(profile)));
  }

  static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** A JPEG with a segment put right after the start of image. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
    int length = data.length + 2;
    byte[] mark = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
    return insert(jpeg, 2, join(mark, data));
  }

  static byte[] withExif(byte[] jpeg, byte[] exif) {
    return withSegment(jpeg, 0xE1, join(ascii("Exif\0\0"), exif));
  }

  static byte[] withXmp(byte[] jpeg, String xmp) {
    return withSegment(
        jpeg,
        0xE1,
        join(ascii("http://ns.adobe.com/xap/1.0/\0"), xmp.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] withJpegIcc(byte[] jpeg, byte[] profile) {
    return withSegment(jpeg, 0xE2, join(ascii("ICC_PROFILE\0\u0001\u0001"), profile));
  }

  static byte[] withoutJfif(byte[] jpeg) {
    return join(head(jpeg, 2), tail(jpeg, 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF))));
  }

  /** A simple WebP turned into an extended one with a further chunk. */
  static byte[] extendedWebp(byte[] webp, int flags, String type, byte[] data) {
    byte[] features =
        ByteBuffer.allocate(18)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(ascii("VP8X"))
            .putInt(10)
            .putInt(flags)
            .put(new byte[] {15, 0, 0, 11, 0, 0})
            .array();
    byte[] size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array();
    byte[] extra = join(ascii(type), size, data, new byte[data.length & 1]);
    boolean first = type.equals("ICCP");
    byte[] body =
        join(features, first ? extra : new byte[0], tail(webp, 12), first ? new byte[0] : extra);
    byte[] total =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(body.length + 4).array();
    return join(ascii("RIFF"), total, ascii("WEBP"), body);
  }

  /** The index at which {@code text} starts, or -1. */
  static int find(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  /** Where a big-endian TIFF's first directory has a tag's entry, or -1. */
  static int tiffEntry(byte[] tiff, int tag) {
    ByteBuffer bytes = ByteBuffer.wrap(tiff);
    int directory = bytes.getInt(4);
    for (int i = 0; i < bytes.getShort(directory); i++) {
      int at = directory + 2 + 12 * i;
      if (bytes.getShort(at) == tag) {
        return at;
      }
    }
    return -1;
  }
}
