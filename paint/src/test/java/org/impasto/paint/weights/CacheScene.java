package org.impasto.paint.weights;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Caches for tests: their own folder, short waits, no proxies from outside. */
final class CacheScene {

  static final CacheOptions QUICK =
      new CacheOptions(
          Optional.empty(), false, Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ZERO);

  private CacheScene() {}

  static WeightCache in(Path home) {
    return in(home, QUICK, Map.of());
  }

  static WeightCache in(Path home, CacheOptions options, Map<String, String> variables) {
    return new WeightCache(options, environment(home, variables));
  }

  static Environment environment(Path home, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("IMPASTO_HOME", home.toString());
    return new Environment(all, "Linux", home);
  }

  /** Connects within 1 s. */
  static CacheOptions stallingAfter(Duration stallTimeout, int attempts) {
    return new CacheOptions(
        Optional.empty(), false, Duration.ofSeconds(1), stallTimeout, attempts, Duration.ZERO);
  }

  static URI closedPort() {
    return URI.create("http://127.0.0.1:1/w.bin");
  }
}
