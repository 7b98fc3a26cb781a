package org.impasto.image;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An XMP packet, with this project's provenance as the property {@code impasto:Provenance}. Text
 * that XML cannot hold unchanged is stored as {@code base64:} and its UTF-8 bytes.
 */
final class XmpPacket {
  static final XmpPacket EMPTY = new XmpPacket(null);

  private static final String NAMESPACE = "https://impasto.org/ns/1.0/";
  private static final String PREFIX = "impasto";
  private static final String PROVENANCE = "Provenance";
  private static final String BASE64 = "base64:";
  private static final String NOTE = "http://ns.adobe.com/xmp/note/";

  private final XMPMeta meta; // or null

  private XmpPacket(XMPMeta meta) {
    this.meta = meta;
  }

  /** Parses a packet and drops what is no longer true; broken packets become {@link #EMPTY}. */
  static XmpPacket parse(byte[] packet) {
    try {
      if (declaresEntities(packet)) {
        return EMPTY;
      }
      XMPMeta meta = XMPMetaFactory.parseFromBuffer(packet);
      meta.deleteProperty(XMPConst.NS_TIFF, "Orientation");
      meta.deleteProperty(XMPConst.NS_TIFF, "ImageWidth");
      meta.deleteProperty(XMPConst.NS_TIFF, "ImageLength");
      meta.deleteProperty(XMPConst.NS_EXIF, "PixelXDimension");
      meta.deleteProperty(XMPConst.NS_EXIF, "PixelYDimension");
      meta.deleteProperty(XMPConst.NS_EXIF, "ColorSpace");
      meta.deleteProperty(XMPConst.NS_XMP, "Thumbnails");
      meta.deleteProperty(XMPConst.NS_PHOTOSHOP, "ICCProfile");
      meta.deleteProperty(NOTE, "HasExtendedXMP");
      return new XmpPacket(meta);
    } catch (XMPException | RuntimeException | StackOverflowError e) {
      return EMPTY;
    }
  }

  /** A packet of the given parts, either of which may be null; empty if both are. */
  static Optional<byte[]> merge(byte[] packet, String provenance) {
    if (provenance == null) {
      return Optional.ofNullable(packet);
    }
    XMPMeta meta = packet == null ? null : parse(packet).meta;
    try {
      XMPMeta merged = meta == null ? XMPMetaFactory.create() : meta;
      register();
      merged.setProperty(NAMESPACE, PROVENANCE, encode(provenance));
      return Optional.of(serialize(merged));
    } catch (XMPException e) {
      throw new IllegalStateException("the provenance does not fit into XMP", e);
    }
  }

  Optional<String> provenance() {
    try {
      String stored = meta == null ? null : meta.getPropertyString(NAMESPACE, PROVENANCE);
      return Optional.ofNullable(stored).map(XmpPacket::decode);
    } catch (XMPException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The rest of the packet; empty if nothing is left. */
  Optional<byte[]> withoutProvenance() {
    if (meta == null) {
      return Optional.empty();
    }
    try {
      XMPMeta rest = (XMPMeta) meta.clone();
      rest.deleteProperty(NAMESPACE, PROVENANCE);
      XMPIterator properties = rest.iterator();
      return properties.hasNext() ? Optional.of(serialize(rest)) : Optional.empty();
    } catch (XMPException e) {
      return Optional.empty();
    }
  }

  private static void register() throws XMPException {
    XMPMetaFactory.getSchemaRegistry().registerNamespace(NAMESPACE, PREFIX);
  }

  private static byte[] serialize(XMPMeta meta) throws XMPException {
    SerializeOptions options =
        new SerializeOptions().setUseCompactFormat(true).setPadding(1).setSort(true);
    return XMPMetaFactory.serializeToBuffer(meta, options);
  }

  /** Entities are never needed in XMP; refusing them leaves no room for entity bombs. */
  private static boolean declaresEntities(byte[] packet) {
    String text = new String(packet, StandardCharsets.ISO_8859_1).replace("\0", "");
    return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
  }

  private static String encode(String text) {
    boolean plain =
        !text.isBlank()
            && !text.startsWith(BASE64)
            && text.equals(text.strip())
            && text.codePoints().allMatch(XmpPacket::survivesXml);
    return plain
        ? text
        : BASE64 + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String stored) {
    return stored.startsWith(BASE64)
        ? new String(
            Base64.getDecoder().decode(stored.substring(BASE64.length())), StandardCharsets.UTF_8)
        : stored;
  }

  private static boolean survivesXml(int codePoint) {
    return codePoint >= 0x20
        && !(codePoint >= 0x7F && codePoint <= 0x9F)
        && codePoint != 0x2028
        && codePoint != 0x2029
        && (codePoint & 0xFFFE) != 0xFFFE;
  }
}
