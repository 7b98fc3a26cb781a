package org.impasto.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The losses as JSON Lines. A resumed run goes on in the same file: what the killed one wrote after
 * its last checkpoint is dropped, since it happens again.
 */
final class TraceFile implements AutoCloseable {
  private final BufferedWriter out;

  private TraceFile(BufferedWriter out) {
    this.out = out;
  }

  /** A file that begins with {@code earlier}, replacing one that is there. */
  static TraceFile startingWith(List<LossPoint> earlier, Path file) throws IOException {
    TraceFile trace = new TraceFile(Files.newBufferedWriter(file));
    for (LossPoint point : earlier) {
      trace.out.write(point.toJson());
      trace.out.write('\n');
    }
    trace.out.flush();
    return trace;
  }

  /** The points of {@code file} before {@code next}; those up to the first line that is cut off. */
  static List<LossPoint> before(LossPoint next, Path file) throws IOException {
    List<LossPoint> points = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        try {
          LossPoint point = LossPoint.parse(line);
          if (point.isBefore(next)) {
            points.add(point);
          }
        } catch (IllegalArgumentException e) {
          break;
        }
      }
    }
    return points;
  }

  /** Adds a line, at once. */
  void add(LossPoint point) throws IOException {
    out.write(point.toJson());
    out.write('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
