package org.impasto.cli;

import java.util.OptionalDouble;
import org.impasto.paint.iterative.Progress;

/** Says nothing. */
final class SilentDisplay implements ProgressDisplay {
  @Override
  public void say(String line) {}

  @Override
  public void painting(Progress progress) {}

  @Override
  public void training(int step, int steps, String message, double seconds, OptionalDouble left) {}

  @Override
  public void stylizing(String unit, int done, int total) {}

  @Override
  public void downloading(String name, long bytes, long total) {}

  @Override
  public void close() {}
}
