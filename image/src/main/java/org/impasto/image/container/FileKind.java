package org.impasto.image.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a file is, told by its first bytes and never by its name. */
public enum FileKind {
  PNG("PNG", true),
  JPEG("JPEG", true),
  TIFF("TIFF", true),
  WEBP("WebP", true),
  GIF("GIF", true),
  BMP("BMP", true),
  HEIC("HEIC", false),
  AVIF("AVIF", false),
  JPEG_XL("JPEG XL", false),
  JPEG_2000("JPEG 2000", false),
  VIDEO("MP4 or QuickTime video", false),
  SVG("SVG", false),
  PDF("PDF", false),
  POSTSCRIPT("PostScript", false),
  PSD("Photoshop", false),
  OPEN_EXR("OpenEXR", false),
  RADIANCE("Radiance HDR", false),
  ZIP("ZIP", false),
  HTML("HTML", false),
  /** Nothing known here; ImageIO may still have a reader for it. */
  UNKNOWN("unknown", true);

  /** Bytes that {@link #of} wants to see, at most. */
  public static final int HEAD_LENGTH = 512;

  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

  private final String label;
  private final boolean readable;

  FileKind(String label, boolean readable) {
    this.label = label;
    this.readable = readable;
  }

  /** The name people know the format by. */
  public String label() {
    return label;
  }

  /** False when the format is recognized only to say that it cannot be read. */
  public boolean readable() {
    return readable;
  }

  /**
   * Recognizes a file.
   *
   * @param head the first bytes of the file, up to {@link #HEAD_LENGTH}
   */
  public static FileKind of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    FileKind kind = ofPixelFormat(text);
    if (kind == UNKNOWN) {
      kind = ofOtherFormat(text);
    }
    return kind == UNKNOWN ? ofMarkup(text) : kind;
  }

  private static FileKind ofPixelFormat(String text) {
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (startsWithAny(text, "II*\0", "MM\0*", "II+\0\b", "MM\0+\0\b")) {
      return TIFF;
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (startsWithAny(text, "GIF87a", "GIF89a")) {
      return GIF;
    }
    return text.startsWith("BM") && text.length() >= 18 && isBmpHeader(text) ? BMP : UNKNOWN;
  }

  /** A BMP's info header has one of few sizes; "BM" alone would match English text. */
  private static boolean isBmpHeader(String text) {
    int size = text.charAt(14) | text.charAt(15) << 8;
    return text.charAt(16) == 0
        && text.charAt(17) == 0
        && Arrays.asList(12, 40, 52, 56, 64, 108, 124).contains(size);
  }

  private static FileKind ofOtherFormat(String text) {
    if (text.startsWith("ftyp", 4) && text.length() >= 12) {
      String brand = text.substring(8, 12);
      if (brand.startsWith("avi")) {
        return AVIF;
      }
      return HEIC_BRANDS.contains(brand) ? HEIC : VIDEO;
    }
    if (startsWithAny(text, "\u00ff\n", "\0\0\0\fJXL ")) {
      return JPEG_XL;
    }
    if (startsWithAny(text, "\0\0\0\fjP  ", "\u00ffO\u00ffQ")) {
      return JPEG_2000;
    }
    if (text.startsWith("%!PS")) {
      return POSTSCRIPT;
    }
    if (text.startsWith("8BPS")) {
      return PSD;
    }
    if (text.startsWith("v/1\u0001")) {
      return OPEN_EXR;
    }
    if (startsWithAny(text, "#?RADIANCE", "#?RGBE")) {
      return RADIANCE;
    }
    return text.startsWith("PK\u0003\u0004") ? ZIP : UNKNOWN;
  }

  private static FileKind ofMarkup(String text) {
    String lower = text.replace("\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("%pdf-")) {
      return PDF;
    }
    if (lower.startsWith("<") && lower.contains("<svg")) {
      return SVG;
    }
    return startsWithAny(lower, "<!doctype html", "<html", "<head", "<body") ? HTML : UNKNOWN;
  }

  private static boolean startsWithAny(String text, String... prefixes) {
    return Arrays.stream(prefixes).anyMatch(text::startsWith);
  }
}
