package org.impasto.image.container;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Checks that a BMP file holds all the pixels its header promises. */
final class BmpLayout {
  private static final int OS2_HEADER = 12;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;

  private BmpLayout() {}

  static Contents scan(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(2);
    long fileSize = in.readUnsignedInt();
    in.seek(10);
    long pixels = in.readUnsignedInt();
    boolean old = in.readInt() == OS2_HEADER;
    long width = old ? in.readUnsignedShort() : in.readInt();
    long height = Math.abs(old ? (long) in.readUnsignedShort() : (long) in.readInt());
    in.skipBytes(2);
    long bits = in.readUnsignedShort();
    int compression = old ? 0 : in.readInt();
    if (compression == RLE8 || compression == RLE4) {
      Bytes.requireLength(in, fileSize, "the BMP file");
    } else if (compression == 0 || compression == 3) {
      long row = (width * bits + 31) / 32 * 4;
      Bytes.requireLength(in, pixels + row * height, "the BMP's last row");
    }
    return Contents.EMPTY;
  }
}
