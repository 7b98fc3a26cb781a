package org.impasto.image.container;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.stream.ImageInputStream;

/** Walks the chunks of a PNG file to IEND and checks their checksums. */
final class PngChunks {
  private static final byte[] XMP_KEYWORD =
      "XML:com.adobe.xmp\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SIGNATURE_LENGTH = 8;

  private PngChunks() {}

  static Contents scan(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(SIGNATURE_LENGTH);
    Map<String, byte[]> kept = new HashMap<>();
    String type = "";
    while (!type.equals("IEND")) {
      type = readChunk(in, kept);
    }
    byte[] exif = kept.get("eXIf");
    return new Contents(
        exif == null ? null : ExifBlock.parse(exif), kept.get("iTXt"), profile(kept.get("iCCP")));
  }

  /** Reads one chunk, keeps its data if it is metadata, and returns its type. */
  private static String readChunk(ImageInputStream in, Map<String, byte[]> kept)
      throws IOException {
    Bytes.requireLength(in, in.getStreamPosition() + 12, "the next PNG chunk");
    long length = in.readUnsignedInt();
    byte[] name = new byte[4];
    in.readFully(name);
    String type = new String(name, StandardCharsets.ISO_8859_1);
    if (!type.matches("[A-Za-z]{4}")) {
      throw new IOException("a PNG chunk at byte " + (in.getStreamPosition() - 4) + " has no name");
    }
    Bytes.requireLength(in, in.getStreamPosition() + length + 4, "PNG chunk " + type);
    boolean keep = length <= Contents.MAX_BLOCK && type.matches("eXIf|iTXt|iCCP");
    byte[] data = keep ? new byte[(int) length] : null;
    int computed = checksum(in, name, length, data);
    boolean intact = in.readInt() == computed;
    boolean critical = Character.isUpperCase(type.charAt(0));
    if (critical && !intact) {
      throw new IOException("PNG chunk " + type + " does not match its checksum");
    }
    byte[] value = type.equals("iTXt") && keep ? xmp(data) : data;
    if (intact && value != null) {
      kept.put(type, value);
    }
    return type;
  }

  /** Reads {@code length} bytes, into {@code data} if it is not null, and sums them up. */
  private static int checksum(ImageInputStream in, byte[] name, long length, byte[] data)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(name);
    byte[] buffer = data != null ? data : new byte[(int) Math.min(length, 65_536)];
    for (long left = length; left > 0; ) {
      int count = (int) Math.min(left, buffer.length);
      in.readFully(buffer, 0, count);
      crc.update(buffer, 0, count);
      left -= count;
    }
    return (int) crc.getValue();
  }

  /** The XMP packet of an iTXt chunk, or null if it holds other text. */
  private static byte[] xmp(byte[] data) {
    if (!Bytes.startsWith(data, XMP_KEYWORD) || data.length < XMP_KEYWORD.length + 4) {
      return null;
    }
    boolean compressed = data[XMP_KEYWORD.length] != 0;
    int language = Bytes.zero(data, XMP_KEYWORD.length + 2);
    int keyword = language < 0 ? -1 : Bytes.zero(data, language + 1);
    if (keyword < 0) {
      return null;
    }
    byte[] text = Bytes.after(data, keyword + 1);
    return compressed ? Bytes.inflate(text) : text;
  }

  private static byte[] profile(byte[] iccp) {
    int name = iccp == null ? -1 : Bytes.zero(iccp, 0);
    return name < 0 ? null : Bytes.inflate(Bytes.after(iccp, name + 2));
  }
}
