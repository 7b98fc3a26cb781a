package org.impasto.cli;

import java.nio.file.Path;
import org.impasto.paint.weights.DownloadListener;
import org.impasto.paint.weights.WeightCache;
import org.impasto.paint.weights.WeightEntry;
import org.impasto.paint.weights.WeightException;

/** Fetches weights into the cache and shows how far the download is. */
final class WeightSource {
  private WeightSource() {}

  /** The verified file; says once what is downloaded, before its first byte. */
  static Path fetch(
      WeightEntry entry, WeightCache cache, ProgressDisplay display, Interrupt interrupt)
      throws WeightException {
    DownloadListener listener =
        new DownloadListener() {
          private boolean announced;

          @Override
          public boolean onProgress(long bytes, long total) {
            if (!announced) {
              announced = true;
              display.say(
                  "downloading %s (%s, license %s) to %s"
                      .formatted(
                          entry.name(), Amounts.bytes(total), entry.license(), cache.folder()));
            }
            display.downloading(entry.fileName(), bytes, total);
            return !interrupt.requested();
          }
        };
    Path file = cache.fetch(entry, listener);
    display.close();
    return file;
  }
}
