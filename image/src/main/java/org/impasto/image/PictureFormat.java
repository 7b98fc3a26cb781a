package org.impasto.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format that pictures are written in, chosen by the file name's extension. */
public enum PictureFormat {
  /** Lossless, 8 or 16 bits, alpha. */
  PNG(List.of("png"), 16),
  /** Lossy, 8 bits; alpha is laid over white. */
  JPEG(List.of("jpg", "jpeg", "jpe", "jfif"), 8),
  /** Lossless, 8 or 16 bits, alpha. */
  TIFF(List.of("tif", "tiff"), 16);

  @SuppressWarnings("ImmutableEnumChecker") // always List.of
  private final List<String> extensions;

  private final int maxBitDepth;

  PictureFormat(List<String> extensions, int maxBitDepth) {
    this.extensions = extensions;
    this.maxBitDepth = maxBitDepth;
  }

  /** File name extensions, lower case, without the dot; the usual one first. */
  public List<String> extensions() {
    return extensions;
  }

  /** Most bits per channel that the format holds: 8 or 16. */
  public int maxBitDepth() {
    return maxBitDepth;
  }

  /**
   * The format that a file name asks for.
   *
   * @throws PictureException if the extension is missing or not one of {@link #extensions}
   */
  public static PictureFormat ofFileName(Path file) throws PictureException {
    return named(file)
        .orElseThrow(
            () ->
                new PictureException(
                    file,
                    "the extension names no format that can be written"
                        + " — pictures are written as PNG, JPEG or TIFF"
                        + " — end the name in .png, .jpg or .tif"));
  }

  /** The format that a file name asks for, if it does. */
  public static Optional<PictureFormat> named(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    String extension = text.substring(text.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(format -> text.contains(".") && format.extensions.contains(extension))
        .findFirst();
  }
}
