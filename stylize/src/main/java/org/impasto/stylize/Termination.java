package org.impasto.stylize;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.function.BooleanSupplier;

/**
 * Ends a run of ONNX Runtime that goes on for too long: asks every tenth of a second, in a thread
 * of its own, whether it shall go on.
 */
final class Termination implements AutoCloseable {
  private static final long INTERVAL_MS = 100;

  private final RunOptions run;
  private final BooleanSupplier goesOn;
  private final Thread watcher = new Thread(this::watch, "impasto-termination");
  private volatile boolean stopped;

  private Termination(RunOptions run, BooleanSupplier goesOn) {
    this.run = run;
    this.goesOn = goesOn;
  }

  /** Watches from now until it is closed, which must be before {@code run} is. */
  static Termination watch(RunOptions run, BooleanSupplier goesOn) {
    Termination termination = new Termination(run, goesOn);
    termination.watcher.setDaemon(true);
    termination.watcher.start();
    return termination;
  }

  /** Whether the run was told to end. */
  boolean stopped() {
    return stopped;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(INTERVAL_MS);
        if (!goesOn.getAsBoolean()) {
          stopped = true;
          run.setTerminate(true);
          return;
        }
      }
    } catch (InterruptedException e) {
      return; // closed
    } catch (OrtException e) {
      throw new IllegalStateException("a run that goes on can be told to end", e);
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
