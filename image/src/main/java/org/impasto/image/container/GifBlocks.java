package org.impasto.image.container;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Walks the blocks of a GIF file to its trailer. */
final class GifBlocks {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;

  private GifBlocks() {}

  static Contents scan(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(10);
    skipColorTable(in, in.readUnsignedByte(), 2);
    int block = in.readUnsignedByte();
    while (block != TRAILER) {
      switch (block) {
        case EXTENSION -> skip(in, 1);
        case IMAGE -> {
          skip(in, 8);
          skipColorTable(in, in.readUnsignedByte(), 0);
          skip(in, 1);
        }
        default -> throw new IOException("a GIF block has the unknown type " + block);
      }
      skipSubBlocks(in);
      block = in.readUnsignedByte();
    }
    return Contents.EMPTY;
  }

  private static void skipColorTable(ImageInputStream in, int flags, int before)
      throws IOException {
    boolean present = (flags & 0x80) != 0;
    skip(in, before + (present ? 3 << ((flags & 7) + 1) : 0));
  }

  private static void skipSubBlocks(ImageInputStream in) throws IOException {
    for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
      skip(in, size);
    }
  }

  private static void skip(ImageInputStream in, int count) throws IOException {
    Bytes.requireLength(in, in.getStreamPosition() + count, "a GIF block");
    in.seek(in.getStreamPosition() + count);
  }
}
