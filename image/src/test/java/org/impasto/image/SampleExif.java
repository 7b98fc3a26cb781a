package org.impasto.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** EXIF blocks laid out by hand, so that no library is on both sides of a test. */
final class SampleExif {
  static final String MAKE = "Pinhole";

  private SampleExif() {}

  /** One directory with the orientation alone. */
  static byte[] orientation(int value) {
    return ByteBuffer.allocate(8 + 2 + 12 + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(FileSurgery.ascii("II*\0"))
        .putInt(8)
        .putShort((short) 1)
        .put(entry(0x112, 3, 1, value))
        .array();
  }

  /** Make, orientation, an EXIF directory with ISO speed and maker note, and a thumbnail. */
  static byte[] full(int orientation) {
    ByteBuffer block = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    block.put(FileSurgery.ascii("II*\0")).putInt(8);
    block.putShort((short) 3);
    block.put(entry(0x10F, 2, MAKE.length() + 1, 100));
    block.put(entry(0x112, 3, 1, orientation));
    block.put(entry(0x8769, 4, 1, 50));
    block.putInt(120); // the thumbnail's directory
    block.position(50);
    block.putShort((short) 3);
    block.put(entry(0x8827, 3, 1, 400)); // ISO speed
    block.put(entry(0x927C, 7, 4, 0x41424344)); // maker note
    block.put(entry(0xA001, 3, 1, 0xFFFF)); // uncalibrated color
    block.position(100);
    block.put(FileSurgery.ascii(MAKE + "\0"));
    block.position(120);
    block.putShort((short) 2);
    block.put(entry(0x201, 4, 1, 160));
    block.put(entry(0x202, 4, 1, 9));
    block.position(160);
    block.put(FileSurgery.ascii("THUMBNAIL"));
    return block.array();
  }

  private static byte[] entry(int tag, int type, int count, int value) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) tag)
        .putShort((short) type)
        .putInt(count)
        .putInt(value)
        .array();
  }
}
