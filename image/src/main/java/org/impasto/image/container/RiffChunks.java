package org.impasto.image.container;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/** Walks the RIFF chunks of a WebP file. */
final class RiffChunks {
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private RiffChunks() {}

  static Contents scan(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(4);
    long end = in.readUnsignedInt() + 8;
    Bytes.requireLength(in, end, "the WebP file");
    in.seek(12);
    ExifBlock exif = null;
    byte[] xmp = null;
    byte[] icc = null;
    while (in.getStreamPosition() + 8 <= end) {
      byte[] name = new byte[4];
      in.readFully(name);
      long length = in.readUnsignedInt();
      long next = in.getStreamPosition() + length + (length & 1);
      Bytes.requireLength(in, next - (length & 1), "a WebP chunk");
      switch (new String(name, StandardCharsets.ISO_8859_1)) {
        case "EXIF" -> exif = exif(block(in, length));
        case "XMP " -> xmp = block(in, length);
        case "ICCP" -> icc = block(in, length);
        default -> in.seek(next);
      }
      in.seek(next);
    }
    return new Contents(exif, xmp, icc);
  }

  private static byte[] block(ImageInputStream in, long length) throws IOException {
    byte[] data = new byte[(int) Math.min(length, Contents.MAX_BLOCK)];
    in.readFully(data);
    return data;
  }

  /** Some writers put JPEG's "Exif" prefix before the block. */
  private static ExifBlock exif(byte[] data) {
    return ExifBlock.parse(Bytes.startsWith(data, EXIF) ? Bytes.after(data, EXIF.length) : data);
  }
}
