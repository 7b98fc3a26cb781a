package org.impasto.image.container;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/** Walks the segments of a JPEG file, through the entropy-coded data, to the end-of-image mark. */
final class JpegSegments {
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] XMP =
      "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;

  private final ImageInputStream in;
  private final byte[] buffer = new byte[65_536];
  private ExifBlock exif;
  private byte[] xmp;

  private JpegSegments(ImageInputStream in) {
    this.in = in;
  }

  static Contents scan(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(2);
    JpegSegments segments = new JpegSegments(in);
    int marker = segments.nextMarker();
    while (marker != EOI) {
      marker = segments.segment(marker);
    }
    return new Contents(segments.exif, segments.xmp, null);
  }

  /** Reads the segment that {@code marker} opens and returns the next marker. */
  private int segment(int marker) throws IOException {
    if (marker == SOI || isStandalone(marker)) {
      return nextMarker();
    }
    Bytes.requireLength(in, in.getStreamPosition() + 2, "the next JPEG segment");
    int length = in.readUnsignedShort() - 2;
    if (length < 0) {
      throw new IOException("a JPEG segment has a negative length");
    }
    Bytes.requireLength(in, in.getStreamPosition() + length, "a JPEG segment");
    if (marker == APP1) {
      byte[] data = new byte[length];
      in.readFully(data);
      keep(data);
    } else {
      in.seek(in.getStreamPosition() + length);
    }
    return marker == SOS ? markerAfterScan() : nextMarker();
  }

  private void keep(byte[] data) {
    if (exif == null && Bytes.startsWith(data, EXIF)) {
      exif = ExifBlock.parse(Bytes.after(data, EXIF.length));
    } else if (xmp == null && Bytes.startsWith(data, XMP)) {
      xmp = Bytes.after(data, XMP.length);
    }
  }

  private int nextMarker() throws IOException {
    int value = in.read();
    while (value != 0xFF) { // some writers leave stray bytes between segments
      requireByte(value);
      value = in.read();
    }
    while (value == 0xFF) {
      value = in.read();
    }
    requireByte(value);
    return value;
  }

  /** Skips entropy-coded data up to the next marker that is neither stuffing nor a restart. */
  private int markerAfterScan() throws IOException {
    boolean afterMark = false;
    while (true) {
      long start = in.getStreamPosition();
      int count = in.read(buffer, 0, buffer.length);
      requireByte(count);
      for (int i = 0; i < count; i++) {
        int value = buffer[i] & 0xFF;
        if (afterMark && value != 0 && value != 0xFF && !isStandalone(value)) {
          in.seek(start + i + 1);
          return value;
        }
        afterMark = value == 0xFF;
      }
    }
  }

  /** True for marks without a length: restarts and TEM. */
  private static boolean isStandalone(int marker) {
    return (marker >= 0xD0 && marker <= 0xD7) || marker == 0x01;
  }

  private static void requireByte(int value) throws EOFException {
    if (value < 0) {
      throw new EOFException("the JPEG ends before its end-of-image mark");
    }
  }
}
