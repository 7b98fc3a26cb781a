package org.impasto.paint.weights;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of downloaded weights: {@code $IMPASTO_HOME/weights}, else {@code impasto/weights} in
 * the platform's cache folder. Nothing leaves it unverified, and several threads and processes may
 * use it at once.
 */
public final class WeightCache {

  private final CacheOptions options;
  private final Environment environment;
  private final Path folder;

  /** The cache of this user, with {@link CacheOptions#DEFAULTS}. */
  public WeightCache() {
    this(CacheOptions.DEFAULTS);
  }

  /** The cache of this user. */
  public WeightCache(CacheOptions options) {
    this(options, Environment.current());
  }

  /** A cache that asks {@code environment} for its folder, mirror and proxies. */
  public WeightCache(CacheOptions options, Environment environment) {
    this.options = options;
    this.environment = environment;
    this.folder = environment.weightFolder();
  }

  /** The folder, which may not exist yet; absolute. */
  public Path folder() {
    return folder;
  }

  /** Where the file of this entry is or will be; absolute. */
  public Path pathOf(WeightEntry entry) {
    return folder.resolve(entry.fileName());
  }

  /**
   * The file, if it is here in its right size. Cheap: its checksum is left to {@link #verify} and
   * {@link #fetch}.
   */
  public Optional<Path> find(WeightEntry entry) {
    Path path = pathOf(entry);
    try {
      boolean here =
          Files.isRegularFile(path)
              && Files.size(path) == entry.file().size().orElse(Files.size(path));
      return here ? Optional.of(path) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Checks the size and the checksum of the file in the cache.
   *
   * @throws WeightException if it is not there, or is another file than expected
   */
  public void verify(WeightEntry entry) throws WeightException {
    Path path = pathOf(entry);
    if (!Files.isRegularFile(path)) {
      throw new WeightException(
          "%s is not there — it is needed for %s — %s"
              .formatted(path, entry.name(), remedy(entry)));
    }
    Optional<String> mismatch = mismatch(entry, path);
    if (mismatch.isPresent()) {
      throw new WeightException(
          "%s %s — it is damaged or another file — delete it, then %s"
              .formatted(path, mismatch.get(), remedy(entry)));
    }
  }

  /**
   * The verified file of this entry, downloaded first if it is not here. A damaged file is
   * replaced.
   *
   * @param listener is told how far the download is, and may cancel it
   * @throws DownloadCanceledException if the listener or an interrupt stopped it
   * @throws WeightException if the file is not here and cannot be downloaded; the message names the
   *     file, the URL and the folder to put it into
   */
  public Path fetch(WeightEntry entry, DownloadListener listener) throws WeightException {
    if (isGood(entry)) {
      return pathOf(entry);
    }
    URI uri = uriOf(entry);
    Path part = folder.resolve(entry.fileName() + ".part");
    Progress progress = new Progress(listener, entry.fileName(), entry.file().size());
    try {
      Files.createDirectories(folder);
      CacheLock.hold(
          folder.resolve(entry.fileName() + ".lock"),
          () -> progress.pause(Progress.SLICE, part.toFile().length()),
          () -> {
            if (!isGood(entry)) {
              download(entry, uri, progress);
            }
          });
      return pathOf(entry);
    } catch (WeightException e) {
      throw e;
    } catch (IOException e) {
      throw new WeightException(
          "cannot store %s in %s (%s) — the cache folder must be writable — set IMPASTO_HOME to a folder of yours"
              .formatted(entry.fileName(), folder, Reason.of(e)),
          e);
    }
  }

  private void download(WeightEntry entry, URI uri, Progress progress) throws IOException {
    HttpSource http;
    try {
      http = new HttpSource(uri, options, environment);
    } catch (IllegalArgumentException e) {
      throw new WeightException(e.getMessage(), e);
    }
    Download download = new Download(http, entry.file(), options, progress, remedy(entry));
    try (PartFile part = PartFile.beside(pathOf(entry))) {
      download.into(part);
      Optional<String> mismatch = mismatch(entry, part.path());
      if (mismatch.isPresent() && part.resumed()) {
        part.clear(); // perhaps two versions of the file joined: once more from its beginning
        download.into(part);
        mismatch = mismatch(entry, part.path());
      }
      if (mismatch.isPresent()) {
        part.delete();
        throw new WeightException(
            "%s from %s %s — it is damaged or another file, and was deleted — %s"
                .formatted(entry.fileName(), uri, mismatch.get(), remedy(entry)));
      }
      part.moveTo(pathOf(entry));
    }
  }

  private boolean isGood(WeightEntry entry) throws WeightException {
    Optional<Path> found = find(entry);
    return found.isPresent() && mismatch(entry, found.get()).isEmpty();
  }

  /** What is wrong with the file, as the predicate of a sentence, or empty. */
  private static Optional<String> mismatch(WeightEntry entry, Path path) throws WeightException {
    try {
      long size = Files.size(path);
      if (size != entry.file().size().orElse(size)) {
        return Optional.of(
            "has %d bytes, expected %d".formatted(size, entry.file().size().getAsLong()));
      }
      Checksum expected = entry.file().checksum();
      String actual = expected.actual(path);
      return actual.equals(expected.hex())
          ? Optional.empty()
          : Optional.of(
              "has %s %s, expected %s".formatted(expected.algorithm(), actual, expected.hex()));
    } catch (IOException e) {
      throw new WeightException(
          "cannot read %s (%s) — the cache must be readable — check its permissions"
              .formatted(path, Reason.of(e)),
          e);
    }
  }

  /** Where to download from; throws where nothing may or can be downloaded. */
  private URI uriOf(WeightEntry entry) throws WeightException {
    Optional<URI> uri = DownloadAddress.of(entry.file(), options, environment);
    boolean offline = DownloadAddress.isOffline(options, environment);
    if (!offline && uri.isPresent()) {
      return uri.get();
    }
    if (Files.exists(pathOf(entry))) {
      verify(entry);
    }
    throw new WeightException(
        "%s is not in the cache — %s — %s"
            .formatted(
                entry.fileName(),
                offline
                    ? "Impasto is set to offline, and it comes from "
                        + uri.map(URI::toString).orElse("no public address")
                    : "no public address of it is known",
                remedy(entry)));
  }

  private String remedy(WeightEntry entry) {
    return "put %s into %s, or pass it with --weights, or set IMPASTO_MIRROR to a base URL that has it"
        .formatted(entry.fileName(), folder);
  }
}
