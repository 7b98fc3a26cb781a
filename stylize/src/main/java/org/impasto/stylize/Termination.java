package org.impasto.stylize;

import java.util.function.BooleanSupplier;

/**
 * Ends a long call into native code: asks every tenth of a second, in a thread of its own, whether
 * it shall go on.
 */
final class Termination implements AutoCloseable {
  private static final long INTERVAL_MS = 100;

  private final BooleanSupplier goesOn;
  private final Runnable stop;
  private final Thread watcher = new Thread(this::watch, "impasto-termination");
  private volatile boolean stopped;
  private volatile Throwable failure; // of who was asked

  private Termination(BooleanSupplier goesOn, Runnable stop) {
    this.goesOn = goesOn;
    this.stop = stop;
  }

  /** Watches from now until it is closed; runs {@code stop} at most once, and not after that. */
  static Termination watch(BooleanSupplier goesOn, Runnable stop) {
    Termination termination = new Termination(goesOn, stop);
    termination.watcher.setDaemon(true);
    termination.watcher.start();
    return termination;
  }

  /** Whether the call was told to end. */
  boolean stopped() {
    return stopped;
  }

  /** Throws what was thrown when it asked, which has ended the call, if anything was. */
  void rethrow() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private void watch() {
    try {
      while (goesOn()) {
        Thread.sleep(INTERVAL_MS);
      }
      stopped = true;
      stop.run();
    } catch (InterruptedException e) {
      return; // closed
    }
  }

  private boolean goesOn() {
    try {
      return goesOn.getAsBoolean();
    } catch (RuntimeException | Error e) {
      failure = e;
      return false;
    }
  }

  @Override
  public void close() {
    boolean interrupted = false;
    watcher.interrupt();
    while (watcher.isAlive()) {
      try {
        watcher.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
