package org.impasto.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps of a training, and their log as JSON Lines. The log of a resumed run goes on in the
 * same file; what a killed one logged after its last checkpoint is dropped, since it happens again.
 */
final class StepLog<P extends StepLog.Point> implements AutoCloseable {
  /** What is logged of a step. */
  interface Point {
    /** Which step, from 1. */
    int step();

    /** A line of a log, without its end. */
    String toJson();
  }

  private final Optional<Path> file;
  private final Function<String, P> parser;
  private final List<P> points = new ArrayList<>();
  private BufferedWriter out;

  /**
   * A log.
   *
   * @param parser reads what {@link Point#toJson} wrote, and throws {@link
   *     IllegalArgumentException} at a line that was cut off
   */
  StepLog(Optional<Path> file, Function<String, P> parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Hears of a step; those that the log has from it on are dropped. */
  void add(P point) {
    try {
      if (file.isPresent() && (points.isEmpty() || last() >= point.step())) {
        open(point.step());
      }
      points.add(point);
      if (out != null) {
        write(point);
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int last() {
    return points.get(points.size() - 1).step();
  }

  private void open(int next) throws IOException {
    close();
    points.clear();
    if (next > 1 && Files.exists(file.get())) {
      for (String line : Files.readAllLines(file.get())) {
        P earlier;
        try {
          earlier = parser.apply(line);
        } catch (IllegalArgumentException e) {
          break; // cut off when the run was killed
        }
        if (earlier.step() < next) {
          points.add(earlier);
        }
      }
    }
    out = Files.newBufferedWriter(file.get());
    for (P earlier : points) {
      write(earlier);
    }
  }

  private void write(P point) throws IOException {
    out.write(point.toJson());
    out.write('\n');
  }

  /** The steps so far, those of the run that this one resumes included if there is a log. */
  List<P> points() {
    return points;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
