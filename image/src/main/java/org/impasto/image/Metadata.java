package org.impasto.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.impasto.image.container.ExifBlock;

/**
 * EXIF, XMP and provenance carried from a source file to the output. What is no longer true of the
 * new picture is left behind: orientation, thumbnail, pixel sizes, and the maker note. Blocks that
 * cannot be read count as absent. Immutable.
 */
public final class Metadata {
  /** Nothing. */
  public static final Metadata NONE = new Metadata(null, null, null);

  private final byte[] exif; // TIFF structure, or null
  private final byte[] xmp; // UTF-8 packet without provenance, or null
  private final String provenance; // or null

  private Metadata(byte[] exif, byte[] xmp, String provenance) {
    this.exif = exif;
    this.xmp = xmp;
    this.provenance = provenance;
  }

  /** What a file carries; broken blocks and null count as absent. */
  static Metadata ofSource(ExifBlock exif, byte[] xmp) {
    byte[] block = exif == null || exif.isEmpty() ? null : exif.bytes();
    XmpPacket packet = xmp == null ? XmpPacket.EMPTY : XmpPacket.parse(xmp);
    Optional<byte[]> rest = packet.withoutProvenance();
    return new Metadata(block, rest.orElse(null), packet.provenance().orElse(null));
  }

  /** The EXIF block: a TIFF structure, without JPEG's "Exif" prefix. */
  public Optional<byte[]> exif() {
    return Optional.ofNullable(exif).map(byte[]::clone);
  }

  /** The source's XMP packet, UTF-8, without orientation, thumbnail and provenance. */
  public Optional<byte[]> xmp() {
    return Optional.ofNullable(xmp).map(byte[]::clone);
  }

  /** How the picture was made: the JSON text given to {@link #withProvenance}. */
  public Optional<String> provenance() {
    return Optional.ofNullable(provenance);
  }

  /**
   * This metadata with other provenance.
   *
   * @param json any text; PNG and TIFF hold any length, JPEG about 48,000 bytes
   * @throws IllegalArgumentException if the text holds half a surrogate pair
   */
  public Metadata withProvenance(String json) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
      throw new IllegalArgumentException(
          "provenance holds half a surrogate pair — it must be valid Unicode — correct the text");
    }
    return new Metadata(exif, xmp, json);
  }

  /** This metadata without provenance. */
  public Metadata withoutProvenance() {
    return new Metadata(exif, xmp, null);
  }

  /** The packet to write: the source's XMP and the provenance in one; empty if there is neither. */
  Optional<byte[]> fullXmp() {
    return XmpPacket.merge(xmp, provenance);
  }

  /** The packet to write where there is no room for the source's XMP. */
  Optional<byte[]> provenanceXmp() {
    return XmpPacket.merge(null, provenance);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that
        && Arrays.equals(exif, that.exif)
        && Arrays.equals(xmp, that.xmp)
        && Objects.equals(provenance, that.provenance);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(exif) + Arrays.hashCode(xmp)) + Objects.hashCode(provenance);
  }

  @Override
  public String toString() {
    return "Metadata[exif=%d B, xmp=%d B, provenance=%s]"
        .formatted(exif == null ? 0 : exif.length, xmp == null ? 0 : xmp.length, provenance);
  }
}
