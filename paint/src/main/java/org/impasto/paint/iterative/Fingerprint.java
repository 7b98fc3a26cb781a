package org.impasto.paint.iterative;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.weights.Weights;

/** SHA-256 of what goes into a picture or a style. */
public final class Fingerprint {
  private Fingerprint() {}

  /** Of a picture's size and colors, not of the file it came from. */
  public static String of(Picture picture) {
    MessageDigest digest = sha256();
    float[] rgb = picture.rgb();
    ByteBuffer row = ByteBuffer.allocate(4 * picture.width());
    for (int start = 0; start < rgb.length; start += picture.width()) {
      row.clear();
      row.asFloatBuffer().put(rgb, start, picture.width());
      digest.update(row);
    }
    digest.update((picture.width() + "x" + picture.height()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of numbers in float32, one array after the other. */
  public static String of(List<float[]> arrays) {
    MessageDigest digest = sha256();
    for (float[] array : arrays) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * array.length);
      bytes.asFloatBuffer().put(array);
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of everything that decides a run, so that a checkpoint is never resumed by another. */
  static String of(
      IterativeOptions options, List<Weights> weights, Picture content, List<Picture> styles) {
    StringBuilder text = new StringBuilder();
    text.append(OptionTree.of(options));
    weights.forEach(file -> text.append(file.sha256()));
    text.append(of(content));
    styles.forEach(style -> text.append(of(style)));
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
