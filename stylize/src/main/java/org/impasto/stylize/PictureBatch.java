package org.impasto.stylize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.impasto.image.Picture;
import org.impasto.image.PictureHeader;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.ReadOptions;
import org.impasto.image.WriteOptions;

/**
 * Many pictures in one style: while one is made, the next is decoded and the last is encoded. A
 * file that fails is reported, and the rest goes on. How many are in memory depends on their size.
 */
public final class PictureBatch {
  private static final int PERMITS = 1000; // all of the memory for pictures

  /** Of Java's heap: decoding, encoding, and what is kept of large pictures between tiles. */
  private static final double BYTES_PER_PIXEL = 62;

  private static final int CODERS = 2;

  private final int jobs;
  private final int longerSide;
  private final WriteOptions write;
  private final BiFunction<Job, Picture, Picture> note;
  private Job first;
  private CompletableFuture<PackedPicture> firstPhoto;

  /**
   * One picture to make.
   *
   * @param input the photo
   * @param output where the result goes; folders that are missing are made
   */
  public record Job(Path input, Path output) {}

  /** Hears what happens, from several threads. */
  public interface Listener {
    /** A picture has been written. */
    void done(Job job, Picture result);

    /** A picture could not be made. */
    void failed(Job job, Throwable reason);

    /** A tile of a picture is done. */
    void onTile(Job job, int done, int total);

    /** Whether to stop: nothing is begun after, and what is being made is dropped. */
    boolean cancelled();
  }

  /**
   * A batch.
   *
   * @param jobs how many pictures are made at the same time, as in its options
   * @param longerSide to which photos are resized first; 0 leaves them as they are
   * @param write how results are written
   * @param note what goes into a result's metadata beside what the stylizer writes
   */
  public PictureBatch(
      int jobs, int longerSide, WriteOptions write, BiFunction<Job, Picture, Picture> note) {
    this.jobs = jobs;
    this.longerSide = longerSide;
    this.write = write;
    this.note = note;
  }

  /** Begins to read a photo that is to come first, for callers whose style is not ready yet. */
  public void readAhead(Job job) {
    first = job;
    firstPhoto = CompletableFuture.supplyAsync(() -> read(job));
  }

  /**
   * Makes all pictures, and returns when all are written, have failed, or are dropped.
   *
   * @param stylizer their style
   */
  public void run(Stylizer stylizer, List<Job> all, Listener listener) {
    ExecutorService readers = Executors.newFixedThreadPool(Math.min(jobs, CODERS));
    ExecutorService makers = Executors.newFixedThreadPool(jobs);
    ExecutorService writers = Executors.newFixedThreadPool(Math.min(jobs, CODERS));
    Semaphore memory = new Semaphore(PERMITS, true);
    List<CompletableFuture<Void>> running = new ArrayList<>();
    try {
      for (Job job : all) {
        if (listener.cancelled()) {
          break;
        }
        int share = share(job);
        memory.acquireUninterruptibly(share);
        running.add(
            reading(job, listener, readers)
                .thenApplyAsync(photo -> make(stylizer, job, photo, listener), makers)
                .thenAcceptAsync(result -> write(job, result, listener), writers)
                .whenComplete((nothing, failure) -> memory.release(share))
                .exceptionally(failure -> report(job, failure, listener)));
        running.removeIf(CompletableFuture::isDone);
      }
      running.forEach(CompletableFuture::join);
    } finally {
      readers.shutdown();
      makers.shutdown();
      writers.shutdown();
    }
  }

  /** How much of the memory a picture needs, from its first bytes. */
  private int share(Job job) {
    int least = PERMITS / (2 * jobs + CODERS);
    try {
      PictureHeader header = PictureReader.readHeader(job.input(), ReadOptions.DEFAULTS);
      double bytes = BYTES_PER_PIXEL * header.width() * header.height();
      double part = PERMITS * bytes / Runtime.getRuntime().maxMemory();
      return (int) Math.max(least, Math.min(PERMITS, part));
    } catch (IOException e) {
      return least; // reading it will tell
    }
  }

  private static void requireGoing(Listener listener) {
    if (listener.cancelled()) {
      throw new CancellationException("stopped");
    }
  }

  private CompletableFuture<PackedPicture> reading(
      Job job, Listener listener, ExecutorService readers) {
    if (job.equals(first)) {
      CompletableFuture<PackedPicture> photo = firstPhoto;
      first = null;
      firstPhoto = null; // or it would be held to the end
      return photo;
    }
    return CompletableFuture.supplyAsync(
        () -> {
          requireGoing(listener);
          return read(job);
        },
        readers);
  }

  private PackedPicture read(Job job) {
    try {
      Picture photo = PictureReader.read(job.input());
      return PackedPicture.of(longerSide == 0 ? photo : resized(photo, longerSide));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** A photo with its longer side so long, in its own proportions. */
  public static Picture resized(Picture photo, int longerSide) {
    double scale = longerSide / (double) Math.max(photo.width(), photo.height());
    int width = Math.max(1, (int) Math.round(scale * photo.width()));
    int height = Math.max(1, (int) Math.round(scale * photo.height()));
    return photo.resize(width, height);
  }

  private Picture make(Stylizer stylizer, Job job, PackedPicture photo, Listener listener) {
    requireGoing(listener);
    AtomicInteger told = new AtomicInteger();
    try {
      return stylizer.stylize(
          photo,
          (done, total) -> {
            if (done > told.getAndAccumulate(done, Math::max)) {
              listener.onTile(job, done, total);
            }
            return !listener.cancelled();
          });
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void write(Job job, Picture result, Listener listener) {
    requireGoing(listener);
    try {
      Files.createDirectories(job.output().toAbsolutePath().getParent());
      PictureWriter.write(note.apply(job, result), job.output(), write);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    listener.done(job, result);
  }

  private static Void report(Job job, Throwable failure, Listener listener) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (!(cause instanceof CancellationException)) {
      listener.failed(job, cause);
    }
    return null;
  }
}
