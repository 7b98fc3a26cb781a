package org.impasto.paint.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file's bytes must hash to.
 *
 * @param algorithm the hash function
 * @param hex the hash, hexadecimal, lower case
 */
public record Checksum(Algorithm algorithm, String hex) {

  private static final int BLOCK = 1 << 16;

  /** A hash function. */
  public enum Algorithm {
    /** 32 digits. Finds accidents, not attacks; only where a publisher gives nothing better. */
    MD5("MD5", 32),
    /** 64 digits. */
    SHA256("SHA-256", 64);

    private final String standardName;
    private final int digits;

    Algorithm(String standardName, int digits) {
      this.standardName = standardName;
      this.digits = digits;
    }

    private MessageDigest digest() {
      try {
        return MessageDigest.getInstance(standardName);
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has " + standardName, e);
      }
    }

    /** The usual name: {@code MD5} or {@code SHA-256}. */
    @Override
    public String toString() {
      return standardName;
    }
  }

  /** Checks that the hash is of the algorithm's length, hexadecimal and lower case. */
  public Checksum {
    if (hex.length() != algorithm.digits || !hex.matches("[0-9a-f]*")) {
      throw new IllegalArgumentException(
          "checksum is '%s' — %s has %d hexadecimal digits in lower case — correct it"
              .formatted(hex, algorithm, algorithm.digits));
    }
  }

  /** An MD5 checksum. */
  public static Checksum md5(String hex) {
    return new Checksum(Algorithm.MD5, hex);
  }

  /** A SHA-256 checksum. */
  public static Checksum sha256(String hex) {
    return new Checksum(Algorithm.SHA256, hex);
  }

  static String of(Algorithm algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(algorithm.digest().digest(bytes));
  }

  /** The hash of the bytes of {@code file} now. */
  String actual(Path file) throws IOException {
    MessageDigest digest = algorithm.digest();
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** For messages: {@code MD5 6d6b…}. */
  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
