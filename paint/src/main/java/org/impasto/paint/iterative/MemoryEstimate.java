package org.impasto.paint.iterative;

import java.util.List;
import org.impasto.image.AvailableMemory;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Layer;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.tensor.Device;
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

  /** A picture has three channels of four bytes. */
  private static final int PIXEL_BYTES = 12;

  /** A picture is read, resized and converted; not all of these are gone at once. */
  private static final int PICTURE_COPIES = 3;

  /** The estimate for {@code content} and {@code styles} painted with {@code network}. */
  static MemoryEstimate of(
      IterativeOptions options, FeatureNetwork network, Picture content, List<Picture> styles) {
    List<Scale> scales = options.scales().scales(content.width(), content.height());
    return of(options, network, content, styles, scales.get(scales.size() - 1));
  }

  private static MemoryEstimate of(
      IterativeOptions options,
      FeatureNetwork network,
      Picture content,
      List<Picture> styles,
      Scale largest) {
    Precision last = options.compute().precision().accumulation(); // of bf16 too
    double perPixel = network.bytesPerPixel(deepest(network, options.loss()), last);
    double activations = perPixel * largest.pixels();
    long pictures = pixels(content);
    for (Picture style : styles) {
      Scale size = options.style().sizeOf(style, largest);
      activations = Math.max(activations, perPixel * WITHOUT_GRADIENT * size.pixels());
      pictures += pixels(style);
    }
    long optimizer = (long) options.optimizer().arrays() * PIXEL_BYTES * largest.pixels();
    return new MemoryEstimate(
        PROGRAM,
        WEIGHT_COPIES * network.weightBytes(),
        Math.round(activations),
        optimizer,
        Math.round(Math.min(MOST_FRAGMENTS, FRAGMENTATION * (activations + optimizer))),
        PICTURE_COPIES * PIXEL_BYTES * (pictures + largest.pixels()));
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

  /**
   * Makes sure that a run fits into the memory that is free.
   *
   * @throws InsufficientMemoryException if not, with the largest size that would fit
   */
  static void requireFits(
      IterativeOptions options, FeatureNetwork network, Picture content, List<Picture> styles) {
    requireFits(options, network, content, styles, AvailableMemory.bytes());
  }

  static void requireFits(
      IterativeOptions options,
      FeatureNetwork network,
      Picture content,
      List<Picture> styles,
      long available) {
    if (options.compute().device().kind() != Device.Kind.CPU) {
      return;
    }
    List<Scale> scales = options.scales().scales(content.width(), content.height());
    Scale wanted = scales.get(scales.size() - 1);
    long needed = of(options, network, content, styles, wanted).total();
    if (needed <= available) {
      return;
    }
    long asked = needed;
    int side = Math.max(wanted.width(), wanted.height());
    while (side > 0 && needed > available) {
      side = side > 64 ? side - side / 32 : side - 1;
      Scale smaller = Scale.of(content.width(), content.height(), Math.max(1, side), 0);
      needed = of(options, network, content, styles, smaller).total();
    }
    throw new InsufficientMemoryException(message(wanted, asked, available, side));
  }

  private static String message(Scale wanted, long needed, long available, int side) {
    String need =
        "painting %s px needs about %s of memory and %s are free"
            .formatted(wanted, gigabytes(needed), gigabytes(available));
    return side > 0
        ? need + " — the largest size that fits is --size " + side
        : need + " — close other programs or use a smaller network";
  }

  private static String gigabytes(long bytes) {
    return "%.1f GB".formatted(bytes / 1e9);
  }
}
