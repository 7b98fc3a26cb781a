package org.impasto.image;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.CMMException;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.impasto.image.container.Contents;
import org.impasto.image.container.FileKind;

/** One file being decoded by an ImageIO reader, which may be TwelveMonkeys' or the JDK's. */
final class PixelDecoder implements AutoCloseable {
  private final FileKind kind;
  private final ImageInputStream in;
  private final ImageReader reader;
  private final List<String> warnings = new ArrayList<>();

  private PixelDecoder(FileKind kind, ImageInputStream in, ImageReader reader) {
    this.kind = kind;
    this.in = in;
    this.reader = reader;
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    // Text chunks of a PNG may inflate without bounds; the GIF reader needs what it reads.
    boolean ignoreMetadata = kind == FileKind.PNG;
    reader.setInput(in, false, ignoreMetadata);
  }

  /** Opens a file with the reader for it. */
  static PixelDecoder open(FileKind kind, Path file) throws IOException {
    ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
    try {
      return new PixelDecoder(kind, in, readerFor(kind, file, in));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static ImageReader readerFor(FileKind kind, Path file, ImageInputStream in)
      throws IOException {
    Iterator<ImageReader> readers =
        kind == FileKind.UNKNOWN
            ? ImageIO.getImageReaders(in)
            : ImageIO.getImageReadersByFormatName(kind.label());
    List<ImageReader> candidates = new ArrayList<>();
    readers.forEachRemaining(candidates::add);
    // The mark of a WBMP is two zero bytes, which says nothing; believe it only with the name.
    candidates.removeIf(r -> isWbmp(r) && !lowerName(file).endsWith(".wbmp"));
    if (candidates.isEmpty()) {
      throw new IOException(
          "the file is %s — pictures are PNG, JPEG, TIFF, WebP, GIF or BMP — give a picture file"
              .formatted(in.length() == 0 ? "empty" : "not a picture"));
    }
    candidates.sort((a, b) -> Boolean.compare(isFromJdk(a), isFromJdk(b)));
    return candidates.get(0);
  }

  private static String lowerName(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static boolean isWbmp(ImageReader reader) {
    return List.of(reader.getOriginatingProvider().getFormatNames()).contains("wbmp");
  }

  /** TwelveMonkeys' readers take more variants of a format than the JDK's. */
  private static boolean isFromJdk(ImageReader reader) {
    return reader.getClass().getName().startsWith("com.sun.");
  }

  String format() throws IOException {
    return kind == FileKind.UNKNOWN
        ? reader.getFormatName().toUpperCase(Locale.ROOT)
        : kind.label();
  }

  int width() throws IOException {
    return reader.getWidth(0);
  }

  int height() throws IOException {
    return reader.getHeight(0);
  }

  /** Refuses empty pictures and those above the limit. */
  void requireSize(ReadOptions options) throws IOException {
    long pixels = (long) width() * height();
    if (width() < 1 || height() < 1) {
      throw new IOException(
          "the picture is %d×%d px — each side must be at least 1 — get an intact copy"
              .formatted(width(), height()));
    }
    if (pixels > options.maxPixels()) {
      throw new IOException(
          "the picture is %d×%d, %d px — the limit is %d px — scale it down"
              .formatted(width(), height(), pixels, options.maxPixels()));
    }
  }

  /** Decodes the first picture of the file. */
  Picture decode(Contents contents) throws IOException {
    BufferedImage image = reader.read(0);
    requireNoDamage();
    ICC_Profile profile = kind == FileKind.PNG ? profile(contents) : null;
    return PlaneImport.of(image, profile, Orientation.ofExif(contents.orientation()));
  }

  /** The JPEG decoder fills what is missing with gray and only warns. */
  private void requireNoDamage() throws IOException {
    for (String warning : warnings) {
      String text = warning.toLowerCase(Locale.ROOT);
      if (text.contains("premature end")) {
        throw new EOFException(warning);
      }
      if (text.contains("corrupt jpeg data") && !text.contains("extraneous bytes")) {
        throw new IOException(warning);
      }
    }
  }

  private static ICC_Profile profile(Contents contents) {
    try {
      return contents.icc().map(ColorProfiles::createProfile).orElse(null);
    } catch (IllegalArgumentException | CMMException e) {
      return null; // a broken profile counts as absent
    }
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
