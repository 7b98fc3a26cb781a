package org.impasto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.impasto.image.Picture;
import org.impasto.stylize.PictureBatch;
import org.impasto.stylize.PictureBatch.Job;
import org.impasto.stylize.Stylizer;

/** One run of {@code impasto apply}: what it says on the way and at the end. */
final class ApplyRun implements PictureBatch.Listener {
  private final ApplyTargets targets;
  private final StandardStreams streams;
  private final PrintWriter err;
  private final ProgressDisplay display;
  private final BooleanSupplier interrupted;
  private final boolean debug;
  private final long started = System.nanoTime();
  private int done;
  private int failed;
  private Throwable failure;
  private String size; // of the last result

  ApplyRun(
      ApplyTargets targets,
      StandardStreams streams,
      PrintWriter err,
      ProgressDisplay display,
      BooleanSupplier interrupted,
      boolean debug) {
    this.targets = targets;
    this.streams = streams;
    this.err = err;
    this.display = display;
    this.interrupted = interrupted;
    this.debug = debug;
  }

  /** Makes all pictures, and gives the exit code. */
  int with(Stylizer stylizer, PictureBatch batch) throws IOException {
    batch.run(stylizer, targets.jobs(), this);
    if (cancelled()) {
      display.say(
          "stopped after %d of %d pictures — %s"
              .formatted(done, total(), "the same command with --skip-existing does the rest"));
      return ExitCode.INTERRUPTED;
    }
    if (failure != null && targets.folder().isEmpty()) {
      Throwable said = failure instanceof IOException e ? streams.inWords(e) : failure;
      return ErrorReport.of(said, err, debug);
    }
    if (targets.toStandardOutput()) {
      streams.copyOut(targets.jobs().get(0).output());
    }
    summarize();
    return failed == 0 && targets.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private int total() {
    return targets.jobs().size();
  }

  private void summarize() {
    String time = Amounts.time((System.nanoTime() - started) / 1e9);
    if (targets.folder().isEmpty()) {
      String name =
          targets.toStandardOutput()
              ? "standard output"
              : targets.jobs().get(0).output().toString();
      display.say("wrote %s (%s) after %s".formatted(name, size, time));
      return;
    }
    StringBuilder line = new StringBuilder();
    line.append(
        "wrote %d of %d pictures to %s after %s"
            .formatted(done, total(), targets.folder().get(), time));
    line.append(failed > 0 ? ", %d failed".formatted(failed) : "");
    int folders = targets.unreadable().size();
    line.append(folders > 0 ? ", folders that could not be read: %d".formatted(folders) : "");
    int skipped = targets.skipped();
    line.append(skipped > 0 ? ", %d were there already".formatted(skipped) : "");
    display.say(line.toString());
  }

  @Override
  public synchronized void done(Job job, Picture result) {
    done++;
    size = "%d×%d".formatted(result.width(), result.height());
    if (total() > 1) {
      display.stylizing("pictures", done + failed, total());
    }
  }

  @Override
  public synchronized void failed(Job job, Throwable reason) {
    failed++;
    failure = reason;
    if (targets.folder().isPresent()) {
      display.close();
      String name = streams.inWords(String.valueOf(job.input()));
      ErrorReport.of(
          name, reason instanceof IOException e ? streams.inWords(e) : reason, err, debug);
    }
  }

  @Override
  public synchronized void onTile(Job job, int doneTiles, int tiles) {
    if (total() == 1 && tiles > 1) {
      display.stylizing("steps", doneTiles, tiles);
    }
  }

  @Override
  public boolean cancelled() {
    return interrupted.getAsBoolean();
  }
}
