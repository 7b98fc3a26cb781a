package org.impasto.cli;

import java.net.URI;
import org.impasto.paint.weights.CacheOptions;
import org.impasto.paint.weights.WeightCache;
import picocli.CommandLine.Option;

/** The options about downloads of weights. */
final class DownloadMixin {
  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "Download weights from here instead of their publisher; also $$IMPASTO_MIRROR")
  String mirror;

  @Option(names = "--offline", description = "Download nothing; also $$IMPASTO_OFFLINE")
  boolean offline;

  /** The cache of this user with these options. */
  WeightCache cache() {
    CacheOptions options = CacheOptions.DEFAULTS.withOffline(offline);
    if (mirror == null) {
      return new WeightCache(options);
    }
    return new WeightCache(
        UsageException.naming("--mirror", () -> options.withMirror(URI.create(mirror))));
  }
}
