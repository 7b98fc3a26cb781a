package org.impasto.stylize;

/**
 * How many sizes of strokes a picture has. A network paints strokes of some pixels, as it was
 * trained to, which are large on a small picture and too fine to be seen on a large one. So it
 * paints the photo at a fraction of its size first, the larger strokes go under the photo at twice
 * that size, that is painted, and so on to the photo's own size.
 *
 * @param sizes 1 to 16, each twice as large as the one before; 1 is one pass of the network. 0 is
 *     as many as there is room for: the largest strokes are made where the picture's longer side is
 *     224 to 447 px, so that pictures look alike in whatever resolution. No picture is made smaller
 *     than to a shorter side of 64 px, nor one that hardly varies
 */
public record Strokes(int sizes) {
  /** As many as there is room for. */
  public static final Strokes AUTO = new Strokes(0);

  private static final String AUTO_LABEL = "auto";
  private static final int MOST = 16;
  private static final int LEAST_LONGER_SIDE = 224; // smaller, and content is lost
  private static final int LEAST_SHORTER_SIDE = 64;

  public Strokes {
    if (sizes < 0 || sizes > MOST) {
      throw refusal(Integer.toString(sizes), null);
    }
  }

  /**
   * What people type: {@code auto} or a number.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Strokes of(String text) {
    if (text.equals(AUTO_LABEL)) {
      return AUTO;
    }
    try {
      int sizes = Integer.parseInt(text);
      if (sizes > 0) {
        return new Strokes(sizes);
      }
    } catch (NumberFormatException e) {
      throw refusal("'%s'".formatted(text), e);
    }
    throw refusal(text, null);
  }

  private static IllegalArgumentException refusal(String value, Exception cause) {
    return new IllegalArgumentException(
        "sizes of strokes are %s — they must be 1 to %d, or auto — give one of these"
            .formatted(value, MOST),
        cause);
  }

  /** What people type for this. */
  public String label() {
    return sizes == 0 ? AUTO_LABEL : Integer.toString(sizes);
  }

  /** How many there are on a picture of that size, at least 1. */
  int on(int width, int height) {
    int count = 1;
    while ((sizes == 0 || count < sizes)
        && Math.min(width, height) >> count >= LEAST_SHORTER_SIDE
        && (sizes > 0 || Math.max(width, height) >> count >= LEAST_LONGER_SIDE)) {
      count++;
    }
    return count;
  }
}
