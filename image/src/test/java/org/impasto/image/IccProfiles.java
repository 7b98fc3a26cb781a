package org.impasto.image;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** ICC profiles laid out by hand. */
final class IccProfiles {
  /** Columns are the D50 colorants of a space with the primaries of Adobe RGB (1998). */
  static final double[][] WIDE_TO_XYZ = {
    {0.60974, 0.20528, 0.14919}, {0.31111, 0.62567, 0.06322}, {0.01947, 0.06087, 0.74457}
  };

  static final double GAMMA = 563 / 256.0;

  private IccProfiles() {}

  /** A wide RGB space like Adobe RGB (1998). */
  static byte[] wideRgb() {
    Map<String, byte[]> tags = common();
    String names = "rgb";
    for (int i = 0; i < 3; i++) {
      tags.put(
          names.charAt(i) + "XYZ", xyz(WIDE_TO_XYZ[0][i], WIDE_TO_XYZ[1][i], WIDE_TO_XYZ[2][i]));
      tags.put(names.charAt(i) + "TRC", gamma(563));
    }
    return profile("RGB ", tags);
  }

  /** A gray space with linear light. */
  static byte[] linearGray() {
    Map<String, byte[]> tags = common();
    tags.put("kTRC", gamma(256));
    return profile("GRAY", tags);
  }

  private static Map<String, byte[]> common() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    byte[] text = FileSurgery.ascii("test\0");
    tags.put(
        "desc",
        ByteBuffer.allocate(96)
            .put(FileSurgery.ascii("desc\0\0\0\0"))
            .putInt(text.length)
            .put(text)
            .array());
    tags.put("cprt", FileSurgery.ascii("text\0\0\0\0none\0\0\0\0"));
    tags.put("wtpt", xyz(0.9642, 1, 0.8249));
    return tags;
  }

  private static byte[] xyz(double x, double y, double z) {
    return ByteBuffer.allocate(20)
        .put(FileSurgery.ascii("XYZ \0\0\0\0"))
        .putInt(fixed(x))
        .putInt(fixed(y))
        .putInt(fixed(z))
        .array();
  }

  private static byte[] gamma(int in256ths) {
    return ByteBuffer.allocate(16)
        .put(FileSurgery.ascii("curv\0\0\0\0"))
        .putInt(1)
        .putShort((short) in256ths)
        .array();
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65_536);
  }

  private static byte[] profile(String space, Map<String, byte[]> tags) {
    int size = 132 + 12 * tags.size() + tags.values().stream().mapToInt(t -> t.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(size).position(8);
    out.putInt(0x02100000).put(FileSurgery.ascii("mntr" + space + "XYZ "));
    out.position(36);
    out.put(FileSurgery.ascii("acsp")).position(68);
    out.putInt(fixed(0.9642)).putInt(fixed(1)).putInt(fixed(0.8249)).position(128);
    out.putInt(tags.size());
    int offset = 132 + 12 * tags.size();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      out.put(FileSurgery.ascii(tag.getKey())).putInt(offset).putInt(tag.getValue().length);
      offset += tag.getValue().length;
    }
    tags.values().forEach(out::put);
    return out.array();
  }
}
