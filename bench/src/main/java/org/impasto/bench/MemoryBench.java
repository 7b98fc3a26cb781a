package org.impasto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.impasto.image.PictureWriter;
import org.impasto.image.Tiling;
import org.impasto.image.WriteOptions;

/** The most memory that painting and applying hold, each in a process of its own. */
final class MemoryBench {
  /** Fills the history of L-BFGS. */
  private static final int EVALUATIONS = 23;

  private static final Tiling WHOLE = new Tiling.None();

  private static final int TILE = 512;

  private MemoryBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    int size = 2 * options.size();
    String port = "plain port";
    String impasto = "Impasto";
    List<Contender> painting =
        List.of(
            new Contender(port, () -> run(MemoryRun.PORT, size, WHOLE)),
            new Contender(impasto, () -> run(MemoryRun.IMPASTO, size, WHOLE)));
    List<Contender> large =
        List.of(
            new Contender(impasto, () -> run(MemoryRun.IMPASTO, 2 * size, WHOLE)),
            new Contender(
                impasto + ", tiles of %d px".formatted(TILE),
                () -> run(MemoryRun.IMPASTO, 2 * size, new Tiling.Pixels(TILE))));
    List<Contender> applying = List.of(new Contender("`apply`, small", () -> apply(8 * size)));
    return List.of(
        new Comparison(
            "peak of painting, VGG-19, L-BFGS, %d×%d".formatted(size, size),
            "MB",
            alternation.once(painting, "MB"),
            List.of(new Target(impasto, port, 1 / 0.6))),
        new Comparison(
            "peak of painting, VGG-19, L-BFGS, %d×%d".formatted(2 * size, 2 * size),
            "MB",
            alternation.once(large, "MB"),
            List.of()),
        new Comparison(
            "peak of applying a style, %d×%d".formatted(8 * size, 8 * size),
            "MB",
            alternation.once(applying, "MB"),
            List.of()));
  }

  private static double run(String program, int size, Tiling tiling) throws IOException {
    List<String> arguments =
        List.of(program, Integer.toString(size), Integer.toString(EVALUATIONS), tiling.label());
    return PeakMemory.of(Launcher.java(MemoryRun.class, arguments));
  }

  private static double apply(int size) throws IOException {
    Path folder = Files.createTempDirectory("bench-memory");
    try {
      Path photo = folder.resolve("photo.jpg");
      PictureWriter.write(Samples.photo(size, size), photo, WriteOptions.DEFAULTS);
      String out = folder.resolve("out.jpg").toString();
      ProcessBuilder command =
          Launcher.program(
              List.of("apply", "starry-night", photo.toString(), "-o", out, "--quiet"));
      return PeakMemory.of(command);
    } finally {
      Folders.delete(folder);
    }
  }
}
