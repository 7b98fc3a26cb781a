package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.impasto.image.Metadata;
import org.impasto.image.Picture;

/**
 * A picture in a quarter or half of the memory that a {@link Picture} takes: 8 bits for each value
 * where that loses nothing, otherwise 16. Pictures that wait for their turn, and large ones while
 * their tiles are made, are kept so. One may have an {@link Underpainting}, which its colors then
 * include. Immutable.
 */
public final class PackedPicture {
  private static final int EIGHT = 255;
  private static final int SIXTEEN = 65_535;

  private final int width;
  private final int height;
  private final byte[] bytes; // (3, H, W), or null
  private final short[] shorts; // (3, H, W), or null
  private final float[] alpha; // (H, W), or null
  private final Metadata metadata;
  private final Underpainting under; // or null

  private PackedPicture(
      int width,
      int height,
      byte[] bytes,
      short[] shorts,
      float[] alpha,
      Metadata metadata,
      Underpainting under) {
    this.width = width;
    this.height = height;
    this.bytes = bytes;
    this.shorts = shorts;
    this.alpha = alpha;
    this.metadata = metadata;
    this.under = under;
  }

  /**
   * Packs a picture. Under full transparency its visible colors are continued, so that a network
   * finds no false edges there.
   */
  public static PackedPicture of(Picture picture) {
    Picture filled = picture.filledUnderAlpha();
    int length = 3 * filled.width() * filled.height();
    byte[] bytes = isEightBits(filled) ? new byte[length] : null;
    short[] shorts = bytes == null ? new short[length] : null;
    float[] row = new float[filled.width()];
    for (int i = 0; i < 3 * filled.height(); i++) {
      filled.copyRow(i / filled.height(), i % filled.height(), 0, row.length, row, 0);
      for (int x = 0; x < row.length; x++) {
        if (bytes != null) {
          bytes[i * row.length + x] = (byte) (row[x] * EIGHT + 0.5f);
        } else {
          shorts[i * row.length + x] = (short) (row[x] * SIXTEEN + 0.5f);
        }
      }
    }
    float[] alpha = filled.alpha().orElse(null);
    return new PackedPicture(
        filled.width(), filled.height(), bytes, shorts, alpha, filled.metadata(), null);
  }

  private static boolean isEightBits(Picture picture) {
    float[] row = new float[picture.width()];
    for (int i = 0; i < 3 * picture.height(); i++) {
      picture.copyRow(i / picture.height(), i % picture.height(), 0, row.length, row, 0);
      for (float value : row) {
        if ((int) (value * EIGHT + 0.5f) / (float) EIGHT != value) {
          return false;
        }
      }
    }
    return true;
  }

  /** Pixels across. */
  public int width() {
    return width;
  }

  /** Pixels down. */
  public int height() {
    return height;
  }

  /** What the source file carried beside its pixels. */
  public Metadata metadata() {
    return metadata;
  }

  /** Whether values take 8 bits each; otherwise 16. */
  boolean isEightBits() {
    return bytes != null;
  }

  /** Gives {@code result} this picture's alpha, if it has one. */
  Picture withAlphaOn(Picture result) {
    return alpha == null ? result : result.withAlpha(alpha);
  }

  /** This picture with larger strokes under it. */
  PackedPicture over(Underpainting strokes) {
    return new PackedPicture(width, height, bytes, shorts, alpha, metadata, strokes);
  }

  /**
   * The colors at half the size, rounded up: each pixel is the mean of those it stands for, in 16
   * bits.
   */
  PackedPicture half() {
    int across = (width + 1) / 2;
    int down = (height + 1) / 2;
    short[] means = new short[3 * across * down];
    int[] columns = Reflection.indices(0, width, width);
    float[] upper = new float[width];
    float[] lower = new float[width];
    for (int i = 0; i < 3 * down; i++) {
      int y = 2 * (i % down);
      row(i / down, y, columns, upper);
      row(i / down, Math.min(y + 1, height - 1), columns, lower);
      for (int x = 0; x < across; x++) {
        int right = Math.min(2 * x + 1, width - 1);
        float sum = upper[2 * x] + upper[right] + lower[2 * x] + lower[right];
        means[i * across + x] = (short) (sum / 4 * SIXTEEN + 0.5f);
      }
    }
    return new PackedPicture(across, down, null, means, null, Metadata.NONE, null);
  }

  /** Reads the values of some columns of a row of one channel, from 0 to 1. */
  void row(int channel, int y, int[] columns, float[] into) {
    read(channel, y, columns, 1, into);
  }

  /** The part of this picture at a place inside it. */
  Picture crop(int left, int top, int cropWidth, int cropHeight) {
    float[] rgb = new float[3 * cropWidth * cropHeight];
    float[] row = new float[cropWidth];
    int[] columns = Reflection.indices(left, cropWidth, width);
    for (int i = 0; i < 3 * cropHeight; i++) {
      read(i / cropHeight, top + i % cropHeight, columns, 1, row);
      System.arraycopy(row, 0, rgb, i * cropWidth, cropWidth);
    }
    return Picture.of(cropWidth, cropHeight, rgb);
  }

  /**
   * Appends a window as (3, H, W) planes; outside the picture, what is inside is reflected.
   *
   * @param full the value of white
   */
  void window(int left, int top, int across, int down, float full, FloatBuffer into) {
    int[] columns = Reflection.indices(left, across, width);
    int[] rows = Reflection.indices(top, down, height);
    float[] row = new float[across];
    for (int c = 0; c < 3; c++) {
      for (int y : rows) {
        read(c, y, columns, full, row);
        into.put(row);
      }
    }
  }

  /** The standard deviation of the color that varies most, 0 to 0.5 of white. */
  double spread() {
    double most = 0;
    float[] row = new float[width];
    int[] columns = Reflection.indices(0, width, width);
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      double squares = 0;
      for (int y = 0; y < height; y++) {
        read(c, y, columns, 1, row);
        for (float value : row) {
          sum += value;
          squares += value * value;
        }
      }
      double mean = sum / ((double) width * height);
      most = Math.max(most, squares / ((double) width * height) - mean * mean);
    }
    return Math.sqrt(most);
  }

  private void read(int channel, int y, int[] columns, float full, float[] row) {
    int start = (channel * height + y) * width;
    for (int x = 0; x < columns.length; x++) {
      int at = start + columns[x];
      float value =
          bytes != null
              ? (bytes[at] & 0xFF) / (float) EIGHT
              : (shorts[at] & 0xFFFF) / (float) SIXTEEN;
      row[x] = value;
    }
    if (under != null) {
      under.addTo(channel, y, columns, row);
    }
    for (int x = 0; x < columns.length; x++) {
      row[x] *= full;
    }
  }

  /** The SHA-256 of size and colors, whatever file they came from. */
  String sha256() {
    MessageDigest digest = Sha256.start();
    int[] columns = Reflection.indices(0, width, width);
    float[] row = new float[width];
    ByteBuffer packed = ByteBuffer.allocate(4 * width);
    for (int i = 0; i < 3 * height; i++) {
      read(i / height, i % height, columns, 1, row);
      packed.clear();
      packed.asFloatBuffer().put(row);
      digest.update(packed);
    }
    digest.update((width + "x" + height).getBytes(StandardCharsets.UTF_8));
    return Sha256.hex(digest);
  }
}
