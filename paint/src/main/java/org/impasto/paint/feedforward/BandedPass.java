package org.impasto.paint.feedforward;

import java.util.List;
import org.impasto.paint.tensor.Border;
import org.impasto.paint.tensor.ChannelStatistics;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The pass of one large photo, layer by layer, each in bands of rows. Of a layer's convolution,
 * bands are measured and stored, and normalized only where the next layer needs them. What the
 * first layer and the last but one give, which is larger than the photo, is not stored, but made
 * once to be measured and once more for the next layer. All comes out as it does of the whole
 * photo.
 */
final class BandedPass {
  private static final int LEAST_ROWS = 8; // layers see rows around a band too
  private static final int GRID = 4;

  private final TransformerNet network;
  private final List<TransformerLayer> layers;
  private final long bandElements;
  private final Runnable beforeBand;

  /**
   * A pass.
   *
   * @param layers all of the network's
   * @param bandElements numbers in a band, about
   * @param beforeBand runs before each band; what it throws ends the work
   */
  BandedPass(
      TransformerNet network,
      List<TransformerLayer> layers,
      long bandElements,
      Runnable beforeBand) {
    this.network = network;
    this.layers = layers;
    this.bandElements = bandElements;
    this.beforeBand = beforeBand;
  }

  /** An image whose rows are there, or are made when they are asked for. */
  private record Image(long width, long height, Rows rows) {
    static Image of(Tensor whole) {
      return new Image(whole.size(3), whole.size(2), (from, to) -> whole.slice(2, from, to));
    }

    /** What a layer makes of it; {@code made} gives its rows. */
    Image after(TransformerLayer layer, Rows made) {
      long stride = layer.stride();
      return layer.enlarged()
          ? new Image(2 * width, 2 * height, made)
          : new Image((width + stride - 1) / stride, (height + stride - 1) / stride, made);
    }
  }

  /** The rows {@code from} (inclusive) to {@code to} (exclusive), (1, C, H, W). */
  @FunctionalInterface
  private interface Rows {
    Tensor of(long from, long to);
  }

  /** What becomes of a band, the rows {@code from} to {@code to}. */
  @FunctionalInterface
  private interface Use {
    void of(Tensor band, long from, long to);
  }

  /**
   * Paints a photo.
   *
   * @param photo (1, 3, H, W), RGB in [0, 255]
   * @param painted (1, 3, H', W'), each side rounded up to a multiple of 4; gets the painted photo,
   *     RGB mostly in [0, 255]
   */
  void paint(Tensor photo, Tensor painted) {
    int last = layers.size() - 1;
    try (Scope scope = Scope.open()) {
      Tensor small = shrunk(photo.to(network.precision().accumulation()));
      throughBlocks(small);
      TransformerLayer enlarging = layers.get(last - 2);
      Image half = stored(enlarging, Image.of(small), room(enlarging, Image.of(small), small));
      Image enlarged = measured(layers.get(last - 1), half);
      TransformerLayer colors = layers.get(last);
      inBands(
          colors,
          enlarged,
          (part, from, to) -> painted.slice(2, from, to).setInPlace(network.colors(colors, part)));
    }
  }

  /** What enters the residual blocks. */
  private Tensor shrunk(Tensor photo) {
    try (Scope scope = Scope.open()) {
      TransformerLayer halving = layers.get(1);
      Tensor room = room(halving, Image.of(photo), photo);
      Image half;
      try (Scope atFullSize = Scope.open()) {
        half = stored(halving, measured(layers.get(0), Image.of(photo.channelsLast())), room);
      }
      TransformerLayer last = layers.get(2);
      Tensor like = photo.slice(2, 0, 1).to(network.precision());
      Tensor small = scope.keep(room(last, half, like));
      Image quarter = stored(last, half, room(last, half, photo));
      inBands(
          quarter,
          rows(last, half, quarter),
          (part, from, to) -> small.slice(2, from, to).setInPlace(part));
      return small;
    }
  }

  /** Puts an image through the residual blocks, in its own place. */
  private void throughBlocks(Tensor image) {
    try (Scope scope = Scope.open()) {
      Tensor one = image.zeros();
      Tensor other = image.zeros();
      Image begun = Image.of(image);
      for (int i = 0; i < 2 * TransformerLayer.BLOCKS; i += 2) {
        Image within = stored(layers.get(3 + i), begun, one);
        Image added = stored(layers.get(4 + i), within, other);
        inBands(
            added,
            rows(layers.get(4 + i), within, added),
            (part, from, to) -> image.slice(2, from, to).addInPlace(part, 1));
      }
    }
  }

  /** Room for what a layer makes of {@code source}, in the precision of {@code like}. */
  private static Tensor room(TransformerLayer layer, Image source, Tensor like) {
    Image size = source.after(layer, source.rows);
    return like.zeros(1, layer.out(), size.height, size.width);
  }

  /** What a layer makes of {@code source}, made anew whenever it is asked for. */
  private Image measured(TransformerLayer layer, Image source) {
    ChannelStatistics statistics = new ChannelStatistics(layer.out());
    inBands(layer, source, (part, from, to) -> statistics.add(part));
    return source.after(
        layer,
        (from, to) -> network.normalized(layer, convolved(layer, source, from, to), statistics));
  }

  /** What a layer makes of {@code source}; its convolution is stored in {@code room}. */
  private Image stored(TransformerLayer layer, Image source, Tensor room) {
    ChannelStatistics statistics = new ChannelStatistics(layer.out());
    inBands(
        layer,
        source,
        (part, from, to) -> {
          statistics.add(part);
          room.slice(2, from, to).setInPlace(part);
        });
    return source.after(
        layer, (from, to) -> network.normalized(layer, room.slice(2, from, to), statistics));
  }

  /** A layer's convolution of {@code source}. */
  private void inBands(TransformerLayer layer, Image source, Use use) {
    Image result = source.after(layer, (from, to) -> convolved(layer, source, from, to));
    inBands(result, rows(layer, source, result), use);
  }

  private void inBands(Image image, long step, Use use) {
    for (long from = 0; from < image.height; from += step) {
      long to = Math.min(image.height, from + step);
      beforeBand.run();
      try (Scope scope = Scope.open()) {
        use.of(image.rows.of(from, to), from, to);
      }
    }
  }

  /** How many rows of a layer's result make a band. */
  private long rows(TransformerLayer layer, Image source, Image result) {
    long given = layer.in() * source.width * source.height / result.height; // for each row
    long rows = bandElements / Math.max(given, layer.out() * result.width);
    return Math.max(LEAST_ROWS, rows / GRID * GRID);
  }

  /** A layer's convolution of {@code source}, in the rows {@code from} to {@code to}. */
  private Tensor convolved(TransformerLayer layer, Image source, long from, long to) {
    try (Scope scope = Scope.open()) {
      if (layer.enlarged()) { // repeats its border, of which nothing remains beside the image's own
        long first = Math.max(0, from / 2 - 1);
        long last = Math.min(source.height, (to + 1) / 2 + 1);
        Tensor more = network.convolved(layer, source.rows.of(first, last));
        return scope.keep(more.slice(2, from - 2 * first, to - 2 * first));
      }
      long first = layer.stride() * from - layer.padding();
      long last = layer.stride() * (to - 1) + layer.padding() + 1;
      Tensor rows = source.rows.of(Math.max(0, first), Math.min(source.height, last));
      Tensor sees =
          Border.reflect(rows, layer.padding(), missing(-first), missing(last - source.height));
      return scope.keep(network.convolved(layer, sees));
    }
  }

  private static int missing(long rows) {
    return (int) Math.max(0, rows);
  }
}
