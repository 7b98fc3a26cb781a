package org.impasto.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.impasto.image.container.Contents;
import org.impasto.image.container.FileKind;

/**
 * Reads pictures: PNG, JPEG, TIFF, WebP, GIF (first frame), BMP, and what else ImageIO knows. The
 * content decides, not the file's name. Every failure is a {@link PictureException}.
 */
public final class PictureReader {
  private PictureReader() {}

  /** Reads format and upright size without decoding pixels; a truncated file is refused. */
  public static PictureHeader readHeader(Path file, ReadOptions options) throws PictureException {
    return guarded(
        file,
        () -> {
          FileKind kind = kindOf(file);
          try (PixelDecoder decoder = PixelDecoder.open(kind, file)) {
            decoder.requireSize(options);
            Orientation orientation = Orientation.ofExif(contents(kind, file).orientation());
            return new PictureHeader(
                decoder.format(),
                orientation.width(decoder.width(), decoder.height()),
                orientation.height(decoder.width(), decoder.height()));
          }
        });
  }

  /** Reads what a file carries beside its pixels, provenance above all, and decodes no pixels. */
  public static Metadata readMetadata(Path file) throws PictureException {
    return guarded(file, () -> metadata(contents(kindOf(file), file)));
  }

  /** Reads a picture with {@link ReadOptions#DEFAULTS}. */
  public static Picture read(Path file) throws PictureException {
    return read(file, ReadOptions.DEFAULTS);
  }

  /**
   * Reads a picture: upright, in sRGB, with alpha and metadata.
   *
   * @throws PictureException if the file is missing, not a picture, truncated, damaged, of a format
   *     that cannot be read, larger than the pixel limit, or too large for the memory
   */
  public static Picture read(Path file, ReadOptions options) throws PictureException {
    return guarded(
        file,
        () -> {
          FileKind kind = kindOf(file);
          try (PixelDecoder decoder = PixelDecoder.open(kind, file)) {
            decoder.requireSize(options);
            Contents contents = contents(kind, file);
            return decoder.decode(contents).withMetadata(metadata(contents));
          }
        });
  }

  private static Contents contents(FileKind kind, Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      return Contents.scan(kind, in);
    }
  }

  private static Metadata metadata(Contents contents) {
    return Metadata.ofSource(contents.exif().orElse(null), contents.xmp().orElse(null));
  }

  private static FileKind kindOf(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(FileKind.HEAD_LENGTH);
    }
    FileKind kind = FileKind.of(head);
    if (!kind.readable()) {
      throw new IOException(
          "the file is %s, which cannot be read — pictures are PNG, JPEG, TIFF, WebP, GIF or BMP"
                  .formatted(kind.label())
              + " — convert it to PNG or JPEG");
    }
    return kind;
  }

  /** Work on a file. */
  private interface Step<T> {
    T run() throws IOException;
  }

  /** Runs a step so that whatever goes wrong in a decoder leaves as a one-line exception. */
  private static <T> T guarded(Path file, Step<T> step) throws PictureException {
    requireFile(file);
    try {
      return step.run();
    } catch (PictureException e) {
      throw e;
    } catch (EOFException e) {
      throw new PictureException(
          file, "the file is truncated — a picture must be whole — get a complete copy", e);
    } catch (OutOfMemoryError e) {
      throw new PictureException(
          file,
          "the picture needs more memory than the %d MiB Java may use".formatted(heapMegabytes())
              + " — decoding takes about 16 bytes per pixel — raise -Xmx or use a smaller picture",
          e);
    } catch (IOException e) {
      throw new PictureException(file, describe(e), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new PictureException(file, describe(e), e);
    }
  }

  private static void requireFile(Path file) throws PictureException {
    if (!Files.exists(file)) {
      throw new PictureException(
          file, "there is no such file — give the name of a picture file — check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new PictureException(
          file, "this is a folder or device — give a picture file — name a file inside it");
    }
    if (!Files.isReadable(file)) {
      throw new PictureException(
          file, "the file may not be read — reading needs permission — change its permissions");
    }
  }

  private static long heapMegabytes() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  /** Our own messages already give rule and advice; decoders' messages only say what. */
  private static String describe(Throwable e) {
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return what.contains(" — ")
        ? what
        : "the file is damaged (%s) — a picture must decode without errors — get an intact copy"
            .formatted(what);
  }
}
