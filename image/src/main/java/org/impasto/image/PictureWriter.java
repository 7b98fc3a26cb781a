package org.impasto.image;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes pictures as PNG, JPEG or TIFF, by the file name's extension, with their metadata. The
 * target appears whole or not at all. The same picture and options give the same bytes.
 */
public final class PictureWriter {
  private PictureWriter() {}

  /**
   * Checks that a picture could be written, before the work that makes it.
   *
   * @throws PictureException if the extension is unknown, the bit depth does not fit the format,
   *     the folder is missing or not writable, or the file exists and may not be replaced
   */
  public static void checkTarget(Path target, WriteOptions options) throws PictureException {
    checkFormat(target, options);
    Path folder = folderOf(target);
    if (!Files.isDirectory(folder)) {
      throw new PictureException(
          target, "the folder %s does not exist — it must — create it".formatted(folder));
    }
    if (Files.isDirectory(target)) {
      throw new PictureException(
          target, "a folder has this name — a picture is written to a file — choose another name");
    }
    if (Files.exists(target) && !options.overwrite()) {
      throw existing(target, null);
    }
    if (!Files.isWritable(folder)) {
      throw new PictureException(
          target,
          "the folder %s may not be written to — writing needs permission — choose another folder"
              .formatted(folder));
    }
  }

  /**
   * Checks that a file of that name can hold what {@code options} ask for.
   *
   * @throws PictureException if the extension is unknown or the bit depth does not fit the format
   */
  public static void checkFormat(Path target, WriteOptions options) throws PictureException {
    PictureFormat format = PictureFormat.ofFileName(target);
    if (options.bitDepth() > format.maxBitDepth()) {
      throw new PictureException(
          target,
          "%d bits per channel are asked for — %s holds %d — write a PNG or TIFF"
              .formatted(options.bitDepth(), format, format.maxBitDepth()));
    }
  }

  /**
   * Writes a picture, with its metadata. JPEG has no alpha: transparent parts are laid over white.
   *
   * @throws PictureException as {@link #checkTarget}, or if writing fails; the target is then as it
   *     was before
   */
  public static void write(Picture picture, Path target, WriteOptions options)
      throws PictureException {
    checkTarget(target, options);
    try {
      WholeFile.write(target, options.overwrite(), part -> encode(picture, options, target, part));
    } catch (FileAlreadyExistsException e) {
      throw existing(target, e);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw new PictureException(
          target,
          "the picture cannot be written (%s) — %s"
              .formatted(
                  e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(),
                  "writing needs space, permission and memory — check them"),
          e);
    }
  }

  private static void encode(Picture picture, WriteOptions options, Path target, Path part)
      throws IOException {
    switch (PictureFormat.ofFileName(target)) {
      case PNG -> PngEncoder.encode(picture, options, part);
      case JPEG -> JpegEncoder.encode(picture, options, part);
      case TIFF -> TiffEncoder.encode(picture, options, part);
    }
  }

  private static Path folderOf(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    return folder == null ? target.toAbsolutePath() : folder;
  }

  private static PictureException existing(Path target, IOException cause) {
    return new PictureException(
        target,
        "the file exists — files are replaced only on request — allow overwriting or rename",
        cause);
  }
}
