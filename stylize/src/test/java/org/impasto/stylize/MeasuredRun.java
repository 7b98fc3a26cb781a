package org.impasto.stylize;

import java.nio.file.Files;
import java.nio.file.Path;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;

/**
 * Stylizes a picture file in a process of its own, and prints the most memory it held in bytes, and
 * the result's size. The argument is the file.
 */
final class MeasuredRun {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private MeasuredRun() {}

  public static void main(String[] arguments) throws Exception {
    StyleModel style = StyleModel.parse("style", Johnson.unit(true).bytes());
    try (Stylizer stylizer = new Stylizer(style, StylizeOptions.DEFAULTS.withJobs(2))) {
      PackedPicture photo = PackedPicture.of(PictureReader.read(Path.of(arguments[0])));
      TilePlan plan = new TilePlan(512, 64L << 20);
      Picture result = stylizer.stylize(photo, plan, TileListener.NONE);
      System.out.println(peak() + " " + result.width() + " " + result.height());
    }
  }

  private static long peak() throws Exception {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(PEAK)) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("no " + PEAK + " in " + STATUS);
  }
}
