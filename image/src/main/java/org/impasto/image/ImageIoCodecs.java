package org.impasto.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;

/** Picks ImageIO's codecs the same way whatever else is on the class path. */
final class ImageIoCodecs {
  private ImageIoCodecs() {}

  /** The writer of a format whose class name starts with {@code vendor}. */
  static ImageWriter writer(String format, String vendor) throws IOException {
    return first(ImageIO.getImageWritersByFormatName(format), format, vendor);
  }

  /** The reader of a format whose class name starts with {@code vendor}. */
  static ImageReader reader(String format, String vendor) throws IOException {
    return first(ImageIO.getImageReadersByFormatName(format), format, vendor);
  }

  private static <T> T first(Iterator<T> codecs, String format, String vendor) throws IOException {
    List<String> seen = new ArrayList<>();
    while (codecs.hasNext()) {
      T codec = codecs.next();
      if (codec.getClass().getName().startsWith(vendor)) {
        return codec;
      }
      seen.add(codec.getClass().getName());
    }
    throw new IOException("no %s codec of %s among %s".formatted(format, vendor, seen));
  }
}
