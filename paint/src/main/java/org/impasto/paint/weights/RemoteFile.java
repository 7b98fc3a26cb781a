package org.impasto.paint.weights;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that can be downloaded and checked.
 *
 * @param fileName its name in the cache folder and at a mirror: letters, digits, dot, dash,
 *     underscore
 * @param uri where its publisher has it (http or https), or empty if nowhere public
 * @param size its size in bytes, or empty if unknown
 * @param checksum what its bytes hash to
 */
public record RemoteFile(String fileName, Optional<URI> uri, OptionalLong size, Checksum checksum) {

  /** Checks the name, the URI's scheme and the size. */
  public RemoteFile {
    if (!fileName.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "file name is '%s' — it has letters, digits, '.', '-' and '_' only — rename the file"
              .formatted(fileName));
    }
    uri.ifPresent(RemoteFile::checkHttp);
    if (size.isPresent() && size.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "size is %d bytes — it is at least 1 — give the right size, or none"
              .formatted(size.getAsLong()));
    }
  }

  static void checkHttp(URI uri) {
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if (!(http || "https".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "URI is '%s' — only http://host/… and https://host/… are downloaded — correct it"
              .formatted(uri));
    }
  }
}
