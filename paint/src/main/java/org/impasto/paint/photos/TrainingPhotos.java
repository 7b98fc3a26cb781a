package org.impasto.paint.photos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;

/**
 * Photos as an endless sequence of square crops. Crop {@code i} is always the same for the same
 * files and options, whenever and in whatever order crops are asked for, so that a run that goes on
 * from a checkpoint only needs the number of the next one.
 *
 * <p>Every photo comes once in each pass over them; each pass is shuffled anew. The crops that
 * follow the last one asked for are made on a thread of their own meanwhile.
 */
public final class TrainingPhotos implements AutoCloseable {
  /** The fewest photos that are enough to learn from. */
  public static final int FEWEST = 8;

  private static final int AHEAD = 16;
  private static final long MOST_CACHED_BYTES = 512L << 20;

  private final List<Path> files;
  private final int fewest;
  private final CropOptions options;
  private final Consumer<String> warnings;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "impasto-photos");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Request, Future<Picture>> requested = new HashMap<>();
  // What follows belongs to the background thread.
  private final Map<Path, PackedPhoto> cache = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Path> broken = new HashSet<>();
  private long cachedBytes;
  private long pass = -1;
  private List<Integer> order;

  private record Request(long index, int size) {}

  private TrainingPhotos(
      List<Path> files, int fewest, CropOptions options, Consumer<String> warnings) {
    this.files = files;
    this.fewest = fewest;
    this.options = options;
    this.warnings = warnings;
  }

  /**
   * The photos in {@code folders} and the folders within them.
   *
   * @param fewest how many there must be
   * @param warnings hears once of every file that cannot be used, maybe on another thread
   * @throws IOException if there are fewer
   */
  public static TrainingPhotos in(
      List<Path> folders, int fewest, CropOptions options, Consumer<String> warnings)
      throws IOException {
    List<Path> files = PhotoFiles.in(folders, fewest, warnings);
    return new TrainingPhotos(files, fewest, options, warnings);
  }

  /** The same photos in other crops, another sequence. */
  public TrainingPhotos with(CropOptions other) {
    return new TrainingPhotos(files, fewest, other, warnings);
  }

  /**
   * The files of all pictures in {@code folders} and the folders within them, in alphabetical
   * order.
   *
   * @param fewest how many there must be
   * @param warnings hears once of every file that is no picture
   * @throws IOException if there are fewer
   */
  public static List<Path> files(List<Path> folders, int fewest, Consumer<String> warnings)
      throws IOException {
    return PhotoFiles.in(folders, fewest, warnings);
  }

  /** Hands each message on once, however many sequences of the same photos have it. */
  public static Consumer<String> once(Consumer<String> warnings) {
    Set<String> told = ConcurrentHashMap.newKeySet();
    return message -> {
      if (told.add(message)) {
        warnings.accept(message);
      }
    };
  }

  /** How many photos there are. */
  public int count() {
    return files.size();
  }

  /** Tells these photos from others, by their names without folders, and their sizes in bytes. */
  public String fingerprint() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      names.add(file.getFileName() + " " + Files.size(file));
    }
    return "%d photos %08x".formatted(count(), names.hashCode());
  }

  /** Crop number {@code index}, from 0; each side has the size that the options say. */
  public Picture crop(long index) throws IOException {
    return crop(index, options.size());
  }

  /** Crop number {@code index} with sides of {@code size} pixels, within what options allow. */
  public Picture crop(long index, int size) throws IOException {
    for (long i = index; i < index + AHEAD; i++) {
      requested.computeIfAbsent(
          new Request(i, size), request -> background.submit(() -> make(request)));
    }
    Future<Picture> mine = requested.remove(new Request(index, size));
    requested.keySet().removeIf(other -> other.index < index || other.size != size);
    try {
      return mine.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a photo", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private void requireEnough() throws IOException {
    int left = files.size() - broken.size();
    if (left < fewest) {
      throw new IOException(
          "only %d of %d photos can be read — at least %d are needed — give others"
              .formatted(left, files.size(), fewest));
    }
  }

  private Picture make(Request request) throws IOException {
    requireEnough(); // what was read ahead may have found one too many broken
    CropOptions crops = options.withSize(request.size);
    long seed = options.seed() * 0x9E3779B97F4A7C15L + request.index;
    SplittableRandom random = new SplittableRandom(seed);
    int start = numberOf(request.index);
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get((start + i) % files.size());
      PackedPhoto photo = broken.contains(file) ? null : photo(file);
      if (photo != null) {
        return photo.crop(crops, random);
      }
    }
    throw new IllegalStateException("there are enough photos, so one of them can be read");
  }

  /** The photo that is due at {@code index}. */
  private int numberOf(long index) {
    long due = index / files.size();
    if (due != pass) {
      order = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(options.seed() + 31 * due));
      pass = due;
    }
    return order.get((int) (index % files.size()));
  }

  private PackedPhoto photo(Path file) throws IOException {
    PackedPhoto cached = cache.get(file);
    if (cached != null) {
      return cached;
    }
    try {
      PackedPhoto read = PackedPhoto.of(PictureReader.read(file));
      keep(file, read);
      return read;
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e; // closed meanwhile, which says nothing about the file
      }
      broken.add(file);
      warnings.accept("skipped: " + e.getMessage());
      requireEnough();
      return null;
    }
  }

  private void keep(Path file, PackedPhoto photo) {
    cache.put(file, photo);
    cachedBytes += photo.bytes();
    var oldest = cache.values().iterator();
    while (cachedBytes > MOST_CACHED_BYTES && cache.size() > 1) {
      cachedBytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
