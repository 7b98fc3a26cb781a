package org.impasto.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Draws the sample pictures into a folder: {@code RenderSamples [OUT_DIR] [--scale F] [--only
 * NAME]}.
 */
public final class RenderSamples {
  private RenderSamples() {}

  public static void main(String[] args) throws IOException {
    Path out = Path.of("samples");
    double scale = 1;
    String only = "";
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--scale" -> scale = Double.parseDouble(value(args, ++i));
        case "--only" -> only = value(args, ++i);
        default -> out = Path.of(args[i]);
      }
    }
    for (Sample sample : Sample.values()) {
      if (only.isEmpty() || sample.name().equals(only.toUpperCase(Locale.ROOT))) {
        long start = System.nanoTime();
        Path file = out.resolve(sample.file());
        JpegFile.write(sample.draw(scale).toImage(), file);
        System.out.printf("%s  %.1f s%n", file, (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static String value(String[] args, int i) {
    if (i >= args.length) {
      throw new IllegalArgumentException(args[i - 1] + " has no value — it needs one — add it");
    }
    return args[i];
  }
}
