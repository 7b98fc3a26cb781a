package org.impasto.paint.weights;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fetches {@code w.bin}: arguments are the cache's home, the base URL, the SHA-256 and the size.
 */
final class FetchInAnotherProcess {

  private FetchInAnotherProcess() {}

  public static void main(String[] arguments) throws WeightException {
    RemoteFile file =
        new RemoteFile(
            "w.bin",
            Optional.of(URI.create(arguments[1] + "/w.bin")),
            OptionalLong.of(Long.parseLong(arguments[3])),
            Checksum.sha256(arguments[2]));
    CacheScene.in(Path.of(arguments[0]), CacheScene.QUICK, Map.of())
        .fetch(
            new WeightEntry("test", file, "CC0-1.0", "random bytes", "tests"),
            DownloadListener.NONE);
  }
}
