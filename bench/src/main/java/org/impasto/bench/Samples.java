package org.impasto.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;

/** The photo and the painting that everything is measured with, from the project's samples. */
final class Samples {
  private static final String PHOTO = "contents/harbor.jpg";

  /** The names of paintings that differ much. */
  static final List<String> PAINTINGS = List.of("swirls", "woodblock");

  private Samples() {}

  /** The photo at width × height. */
  static Picture photo(int width, int height) throws IOException {
    return read(PHOTO).resize(width, height);
  }

  /** The painting at width × height. */
  static Picture painting(int width, int height) throws IOException {
    return painting(PAINTINGS.get(0), width, height);
  }

  /** One of {@link #PAINTINGS} at width × height. */
  static Picture painting(String name, int width, int height) throws IOException {
    return read("styles/" + name + ".jpg").resize(width, height);
  }

  private static Picture read(String name) throws IOException {
    Path copy = Files.createTempFile("sample", ".jpg");
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return PictureReader.read(copy);
    } finally {
      Files.delete(copy);
    }
  }
}
