package org.impasto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;

/** The program from the command to the file, started anew each time. */
final class StartupBench {
  private static final String STYLE = "starry-night";
  private static final int MORE = 4;

  private StartupBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    int size = options.size();
    Path folder = Files.createTempDirectory("bench-startup");
    try {
      Path photos = Files.createDirectory(folder.resolve("photos"));
      for (int i = 0; i <= MORE; i++) {
        PictureWriter.write(
            Samples.photo(size, size), photos.resolve(i + ".jpg"), WriteOptions.DEFAULTS);
      }
      Path one = photos.resolve("0.jpg");
      List<Contender> contenders =
          List.of(
              contender("Java and the program's classes: `--version`", List.of("--version")),
              contender(
                  "`apply`, one photo",
                  List.of(
                      "apply",
                      STYLE,
                      one + "",
                      "-o",
                      folder.resolve("out.png") + "",
                      "--overwrite",
                      "--quiet")),
              contender(
                  "`apply`, %d photos, one at a time".formatted(1 + MORE),
                  List.of(
                      "apply",
                      STYLE,
                      photos + "",
                      "-o",
                      folder.resolve("out") + "",
                      "--jobs",
                      "1",
                      "--overwrite",
                      "--quiet")));
      List<Timing> timings = new ArrayList<>(alternation.measure(contenders, "s"));
      double more = timings.get(2).median() - timings.get(1).median();
      timings.add(new Timing("every further photo", List.of(more / MORE)));
      return List.of(
          new Comparison(
              "from the command to the file, %d×%d".formatted(size, size),
              "s",
              timings,
              List.of()));
    } finally {
      Folders.delete(folder);
    }
  }

  private static Contender contender(String name, List<String> arguments) {
    return new Contender(name, Work.timed(() -> Launcher.run(Launcher.program(arguments))));
  }
}
