package org.impasto.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** Picks ImageIO's writers the same way whatever else is on the class path. */
final class ImageIoWriting {
  private ImageIoWriting() {}

  /** The writer of a format whose class name starts with {@code vendor}. */
  static ImageWriter writer(String format, String vendor) throws IOException {
    List<String> seen = new ArrayList<>();
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith(vendor)) {
        return writer;
      }
      seen.add(writer.getClass().getName());
    }
    throw new IOException("no %s writer of %s among %s".formatted(format, vendor, seen));
  }
}
