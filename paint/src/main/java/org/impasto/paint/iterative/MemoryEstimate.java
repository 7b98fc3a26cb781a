package org.impasto.paint.iterative;

import java.util.Comparator;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Layer;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.tensor.Precision;

/**
 * The most memory a run will hold, from sizes alone, before it starts. Measured peaks and the
 * estimates for them are in docs/performance.md.
 *
 * @param program the JVM and libtorch
 * @param weights the network's
 * @param activations what one evaluation keeps for the gradient
 * @param optimizer its history
 * @param fragments freed memory between what is in use
 * @param pictures photo and paintings
 */
public record MemoryEstimate(
    long program, long weights, long activations, long optimizer, long fragments, long pictures) {

  /** The JVM, its classes and compiled code, and libtorch, as measured with small pictures. */
  private static final long PROGRAM = 340L << 20;

  /**
   * Weights exist as the file's bytes, as Java arrays, as tensors, turned for the way back, and as
   * convolutions rearrange them.
   */
  private static final int WEIGHT_COPIES = 6;

  /**
   * Freed memory that the allocator cannot use again for what is needed next, as measured: so much
   * of what is in use, up to a limit, since the launcher has large blocks given back.
   */
  private static final double FRAGMENTATION = 0.9;

  private static final double MOST_FRAGMENTS = 2e9;

  /** A painting's activations are not all kept, since nothing is differentiated. */
  private static final double WITHOUT_GRADIENT = 0.5;

  /**
   * Pictures as large as the one that is painted which are held beside the optimizer's: the
   * gradient, and what the smoothness of the picture takes.
   */
  private static final int PICTURES_BESIDE = 6;

  /** A picture has three channels of four bytes. */
  private static final int PIXEL_BYTES = 12;

  /** A picture is read, resized and converted; not all of these are gone at once. */
  private static final int PICTURE_COPIES = 3;

  /**
   * The estimate in tiles of {@code tileSide} pixels, for the size that takes most; 0 for whole.
   */
  static MemoryEstimate of(
      IterativeOptions options,
      FeatureNetwork network,
      Picture content,
      List<Picture> styles,
      int tileSide) {
    return options.scales().scales(content.width(), content.height()).stream()
        .map(scale -> of(options, network, content, styles, scale, tileSide))
        .max(Comparator.comparingLong(MemoryEstimate::total))
        .orElseThrow();
  }

  /** The estimate for painting at {@code scale}. */
  static MemoryEstimate of(
      IterativeOptions options,
      FeatureNetwork network,
      Picture content,
      List<Picture> styles,
      Scale scale,
      int tileSide) {
    double activations = activations(options, network, scale, 1, tileSide);
    long pictures = pixels(content);
    for (Picture style : styles) {
      Scale size = options.style().sizeOf(style, scale);
      activations =
          Math.max(activations, activations(options, network, size, WITHOUT_GRADIENT, tileSide));
      pictures += pixels(style);
    }
    long arrays = options.optimizer().arrays(scale.evaluations());
    long optimizer = arrays * PIXEL_BYTES * scale.pixels();
    return new MemoryEstimate(
        PROGRAM,
        WEIGHT_COPIES * network.weightBytes(),
        Math.round(activations),
        optimizer,
        Math.round(Math.min(MOST_FRAGMENTS, FRAGMENTATION * (activations + optimizer))),
        PICTURE_COPIES * PIXEL_BYTES * (pictures + scale.pixels()));
  }

  /** Bytes of activations, and in tiles of pictures beside them; {@code part} of these. */
  private static double activations(
      IterativeOptions options, FeatureNetwork network, Scale size, double part, int tileSide) {
    Precision last = options.compute().precision().accumulation(); // of bf16 too
    Layer deepest = deepest(network, options.loss());
    if (isWhole(size, tileSide)) {
      return part * network.bytesPerPixel(deepest, last) * size.pixels();
    }
    double tiles = network.bytesInTiles(deepest, last, tileSide, size.height(), size.width());
    double content = contentNumbersPerPixel(network, options.loss()) * last.bytes();
    return part * (tiles + (content + PICTURES_BESIDE * PIXEL_BYTES) * size.pixels());
  }

  /** Whether {@code size} goes through the network at once. */
  static boolean isWhole(Scale size, int tileSide) {
    return tileSide == 0 || Math.max(size.width(), size.height()) <= tileSide;
  }

  private static double contentNumbersPerPixel(FeatureNetwork network, LossWeights loss) {
    double numbers = 0;
    for (LayerWeight used : loss.content().layers()) {
      Layer layer = network.layer(used.layer());
      numbers += (double) layer.channels() / (layer.stride() * layer.stride());
    }
    return numbers;
  }

  private static long pixels(Picture picture) {
    return (long) picture.width() * picture.height();
  }

  private static Layer deepest(FeatureNetwork network, LossWeights loss) {
    List<Layer> layers = network.layers();
    int deepest = 0;
    for (List<LayerWeight> used : List.of(loss.content().layers(), loss.style().layers())) {
      for (LayerWeight layer : used) {
        deepest = Math.max(deepest, layers.indexOf(network.layer(layer.layer())));
      }
    }
    return layers.get(deepest);
  }

  /** Bytes in all. */
  public long total() {
    return program + weights + activations + optimizer + fragments + pictures;
  }
}
