package org.impasto.paint.weights;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides where a file is downloaded from, and whether at all. Options win over the environment.
 */
final class DownloadAddress {

  private DownloadAddress() {}

  /** The file at the mirror, else at its publisher's, else nowhere. */
  static Optional<URI> of(RemoteFile file, CacheOptions options, Environment environment)
      throws WeightException {
    return mirror(options, environment).map(base -> at(base, file.fileName())).or(file::uri);
  }

  static boolean isOffline(CacheOptions options, Environment environment) {
    return options.offline()
        || environment
            .variable("IMPASTO_OFFLINE")
            .filter(value -> !value.toLowerCase(Locale.ROOT).matches("0|false|no|off"))
            .isPresent();
  }

  private static Optional<URI> mirror(CacheOptions options, Environment environment)
      throws WeightException {
    Optional<String> text = environment.variable("IMPASTO_MIRROR");
    if (options.mirror().isPresent() || text.isEmpty()) {
      return options.mirror();
    }
    try {
      URI base = URI.create(text.get());
      CacheOptions.checkMirror(base);
      return Optional.of(base);
    } catch (IllegalArgumentException e) {
      throw new WeightException("IMPASTO_MIRROR is wrong: " + e.getMessage(), e);
    }
  }

  private static URI at(URI base, String fileName) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + fileName : text + "/" + fileName);
  }
}
