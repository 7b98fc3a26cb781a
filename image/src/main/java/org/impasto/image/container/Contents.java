package org.impasto.image.container;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * What a picture file carries beside its pixels. Blocks that are broken count as absent: they never
 * keep a good picture from being read.
 */
public final class Contents {
  /** A file with nothing beside its pixels. */
  static final Contents EMPTY = new Contents(null, null, null);

  /** Metadata blocks above this many bytes are left behind. */
  static final int MAX_BLOCK = 16 << 20;

  private final ExifBlock exif;
  private final byte[] xmp;
  private final byte[] icc;

  Contents(ExifBlock exif, byte[] xmp, byte[] icc) {
    this.exif = exif;
    this.xmp = xmp;
    this.icc = icc;
  }

  /**
   * Walks through a whole file without decoding pixels.
   *
   * @param kind what the file is
   * @param in the file, at any position; left at any position
   * @throws EOFException if the file ends before its structure does
   * @throws IOException if the structure is damaged, or reading fails
   */
  public static Contents scan(FileKind kind, ImageInputStream in) throws IOException {
    in.seek(0);
    return switch (kind) {
      case PNG -> PngChunks.scan(in);
      case JPEG -> JpegSegments.scan(in);
      case TIFF -> TiffLayout.scan(in);
      case WEBP -> RiffChunks.scan(in);
      case GIF -> GifBlocks.scan(in);
      case BMP -> BmpLayout.scan(in);
      default -> EMPTY;
    };
  }

  /** The EXIF block, without orientation and thumbnail. */
  public Optional<ExifBlock> exif() {
    return Optional.ofNullable(exif);
  }

  /** The XMP packet as it stands in the file. */
  public Optional<byte[]> xmp() {
    return Optional.ofNullable(xmp).map(byte[]::clone);
  }

  /**
   * The ICC profile, where the pixel decoder does not apply it: PNG and WebP. The decoders of the
   * other formats attach it to the pixels themselves.
   */
  public Optional<byte[]> icc() {
    return Optional.ofNullable(icc).map(byte[]::clone);
  }

  /** The EXIF orientation, 1 (upright) to 8. */
  public int orientation() {
    return exif == null ? 1 : exif.sourceOrientation();
  }
}
