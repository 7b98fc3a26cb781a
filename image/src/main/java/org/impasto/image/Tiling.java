package org.impasto.image;

/** Whether a picture goes through the network whole or in tiles. */
public sealed interface Tiling {
  /** Whole if the memory suffices, otherwise in tiles of a size that fits. */
  record Auto() implements Tiling {}

  /** Whole, whatever its size. */
  record None() implements Tiling {}

  /**
   * In tiles.
   *
   * @param pixels the side of a tile without its halo, 64 to 8192 px; larger tiles repeat less work
   *     at their borders and take more memory
   */
  record Pixels(int pixels) implements Tiling {
    private static final int LEAST = 64;
    private static final int MOST = 8192;

    public Pixels {
      if (pixels < LEAST || pixels > MOST) {
        throw new IllegalArgumentException(
            "tiles are %d px — they must be %d to %d px — give such a number, auto or none"
                .formatted(pixels, LEAST, MOST));
      }
    }
  }

  /**
   * What people type: {@code auto}, {@code none} or a number of pixels.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Tiling of(String text) {
    return switch (text) {
      case "auto" -> new Auto();
      case "none" -> new None();
      default -> {
        try {
          yield new Pixels(Integer.parseInt(text));
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "tiles are '%s' — that must be auto, none or a number of pixels — give one of these"
                  .formatted(text),
              e);
        }
      }
    };
  }

  /** What people type for this. */
  default String label() {
    if (this instanceof Pixels tiles) {
      return Integer.toString(tiles.pixels());
    }
    return this instanceof Auto ? "auto" : "none";
  }
}
