package org.impasto.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Draws the sample pictures into a folder: {@code RenderSamples [OUT_DIR] [--scale F] [--only
 * NAME]}.
 */
public final class RenderSamples {
  private RenderSamples() {}

  public static void main(String[] args) throws IOException {
    try {
      render(Request.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void render(Request request) throws IOException {
    for (Sample sample : request.samples) {
      long start = System.nanoTime();
      Path file = request.out.resolve(sample.file());
      JpegFile.write(sample.draw(request.scale).toImage(), file);
      System.out.printf("%s  %.1f s%n", file, (System.nanoTime() - start) / 1e9);
    }
  }

  /** What the command line asks for. */
  private record Request(Path out, double scale, Set<Sample> samples) {
    static Request of(String[] args) {
      Path out = Path.of("samples");
      double scale = 1;
      Set<Sample> samples = EnumSet.allOf(Sample.class);
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--scale" -> scale = scale(value(args, ++i));
          case "--only" -> samples = EnumSet.of(Sample.named(value(args, ++i)));
          default -> out = folder(args[i]);
        }
      }
      return new Request(out, scale, samples);
    }

    private static double scale(String text) {
      double scale;
      try {
        scale = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        scale = Double.NaN;
      }
      if (!(scale >= 0.05 && scale <= 4)) {
        throw new IllegalArgumentException(
            "--scale " + text + " — a number from 0.05 to 4 is needed — 1 is the full size");
      }
      return scale;
    }

    private static Path folder(String arg) {
      if (arg.startsWith("-")) {
        throw new IllegalArgumentException(
            arg + " is no option — usage: RenderSamples [OUT_DIR] [--scale F] [--only NAME]");
      }
      return Path.of(arg);
    }

    private static String value(String[] args, int i) {
      if (i >= args.length) {
        throw new IllegalArgumentException(
            args[i - 1] + " stands alone — it needs a value — add one after it");
      }
      return args[i];
    }
  }
}
