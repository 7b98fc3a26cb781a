package org.impasto.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.impasto.paint.features.Network;
import org.impasto.paint.weights.DownloadListener;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.WeightCache;
import org.impasto.paint.weights.WeightCatalog;
import org.impasto.paint.weights.WeightEntry;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** Fetches weights into the cache and shows how far the download is. */
final class WeightSource {
  private WeightSource() {}

  /** The weights of {@code network}: of the file given, or from the cache, or downloaded. */
  static Weights weights(
      Network network,
      Optional<Path> given,
      WeightCache cache,
      ProgressDisplay display,
      Interrupt interrupt)
      throws WeightException {
    if (given.isPresent()) {
      return Weights.read(given.get());
    }
    if (network == Network.LITE) {
      return EmbeddedWeights.lite();
    }
    return Weights.read(fetch(WeightCatalog.named(network.label()), cache, display, interrupt));
  }

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
