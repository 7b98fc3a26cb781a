package org.impasto.paint.weights;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How {@link WeightCache} downloads.
 *
 * @param mirror base URL to which the file name is appended, used instead of the publisher's;
 *     default none, then {@code $IMPASTO_MIRROR} if it is set
 * @param offline whether to download nothing; default false, and {@code $IMPASTO_OFFLINE} (any
 *     value but 0, false, no and off) makes it true
 * @param connectTimeout the longest wait for a connection; above zero, default 15 s
 * @param stallTimeout the longest wait for the answer, and then between two bytes; above zero,
 *     default 30 s
 * @param attempts how often a download is tried within one call, going on where it was cut; at
 *     least 1, default 5
 * @param backOff the wait before the second attempt, doubled before each further one up to 30 s;
 *     zero or more, default 0.5 s
 */
public record CacheOptions(
    Optional<URI> mirror,
    boolean offline,
    Duration connectTimeout,
    Duration stallTimeout,
    int attempts,
    Duration backOff) {

  /** What the component descriptions call default. */
  public static final CacheOptions DEFAULTS =
      new CacheOptions(
          Optional.empty(),
          false,
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          5,
          Duration.ofMillis(500));

  private static final int MOST_ATTEMPTS = 20;

  /** Checks the ranges. */
  public CacheOptions {
    mirror.ifPresent(CacheOptions::checkMirror);
    checkPositive("connectTimeout", connectTimeout);
    checkPositive("stallTimeout", stallTimeout);
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "attempts is %d — it is 1 to %d — choose one of these"
              .formatted(attempts, MOST_ATTEMPTS));
    }
    if (backOff.isNegative()) {
      throw new IllegalArgumentException(
          "backOff is %s — it is zero or more — make it longer".formatted(backOff));
    }
  }

  /** The same with another mirror. */
  public CacheOptions withMirror(URI base) {
    return new CacheOptions(
        Optional.of(base), offline, connectTimeout, stallTimeout, attempts, backOff);
  }

  /** The same, offline or not. */
  public CacheOptions withOffline(boolean newOffline) {
    return new CacheOptions(mirror, newOffline, connectTimeout, stallTimeout, attempts, backOff);
  }

  static void checkMirror(URI mirror) {
    RemoteFile.checkHttp(mirror);
    if (mirror.getRawQuery() != null
        || mirror.getRawFragment() != null
        || mirror.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "mirror at %s has a user name, query or fragment — the file name is appended to it — give a plain base URL"
              .formatted(mirror.getHost()));
    }
  }

  private static void checkPositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "%s is %s — it is above zero — make it longer".formatted(name, value));
    }
  }
}
