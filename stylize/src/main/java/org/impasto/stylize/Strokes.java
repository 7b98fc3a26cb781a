package org.impasto.stylize;

/**
 * How many sizes of strokes a picture has. A network paints strokes of some pixels, as it was
 * trained to, which are large on a small picture and too fine to be seen on a large one. So it
 * paints the photo at a fraction of its size first, the larger strokes go under the photo at twice
 * that size, that is painted, and so on to the photo's own size: one pass through the network for
 * each size of strokes, each twice as large as the next.
 *
 * <p>There may be fewer than asked for: no photo is made smaller than to a shorter side of 64 px,
 * nor to one that hardly varies, nor smaller than a network of fixed size.
 */
public sealed interface Strokes {
  /**
   * As many as there is room for: the largest are made where the photo's longer side is at least
   * 384 and less than 768 px, so that they are as large on photos of twice the size.
   */
  record Auto() implements Strokes {
    private static final int LEAST_LONGER_SIDE = 384;

    @Override
    public int on(int width, int height) {
      int longer = Math.max(width, height);
      int count = 1;
      while (longer >> count >= LEAST_LONGER_SIDE) {
        count++;
      }
      return count;
    }
  }

  /**
   * At most so many.
   *
   * @param count 1 to 16; 1 is one pass of the network, with strokes as it was trained
   */
  record Sizes(int count) implements Strokes {
    private static final int MOST = 16;

    public Sizes {
      if (count < 1 || count > MOST) {
        throw refusal(Integer.toString(count), null);
      }
    }

    @Override
    public int on(int width, int height) {
      return count;
    }

    private static IllegalArgumentException refusal(String value, Exception cause) {
      return new IllegalArgumentException(
          "sizes of strokes are %s — they must be 1 to %d, or auto — give one of these"
              .formatted(value, MOST),
          cause);
    }
  }

  /** How many are asked for on a picture of that size, at least 1. */
  int on(int width, int height);

  /**
   * What people type: {@code auto} or a number.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Strokes of(String text) {
    if (text.equals("auto")) {
      return new Auto();
    }
    int count;
    try {
      count = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Sizes.refusal("'%s'".formatted(text), e);
    }
    return new Sizes(count);
  }

  /** What people type for this. */
  default String label() {
    return this instanceof Sizes sizes ? Integer.toString(sizes.count()) : "auto";
  }
}
