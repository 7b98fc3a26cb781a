package org.impasto.paint.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The convolutions of NNPACK, which is a part of libtorch: tiles are transformed, multiplied and
 * transformed back, which takes a third of the multiplications. They give no gradients.
 *
 * <p>Lavin and Gray 2015, "Fast Algorithms for Convolutional Neural Networks" (arXiv 1509.09308),
 * and by Fourier transforms Mathieu et al. 2013, "Fast Training of Convolutional Networks through
 * FFTs" (arXiv 1312.5851); NNPACK chooses which.
 */
final class Nnpack {
  /** The most memory, about, that the transforms of one thread may take; NNPACK keeps it. */
  private static final double MOST_BYTES = 64 << 20;

  /** Heights of strips that are whole tiles: of 14 rows by Fourier, of 6 by Winograd's way. */
  private static final long[] HEIGHTS = {18, 28, 30, 42, 56, 70, 84, 98, 112};

  private static final int KERNEL = 3;
  private static final double TILE = 14;
  private static final double TILE_BYTES = 4 * 256;

  // Times in that of the product of one tile with one kernel, 17 ns on an AMD EPYC with AVX2.

  /** To transform a kernel. */
  private static final double KERNEL_TIME = 7;

  /** To transform a tile of one channel. */
  private static final double TILE_TIME = 41;

  /** To move one number from one layout to the other. */
  private static final double MOVE_TIME = 0.12;

  /** To call on other threads. */
  private static final double CALL_TIME = 9000;

  /** Of one number, one channel in and one out of it, on the way without transforms. */
  private static final double DIRECT_TIME = 0.0265;

  /** How much faster that way is with AVX-512, which NNPACK does not use. */
  private static final double AVX512 = 1.25;

  private static final String SOURCE =
      """
      def available():
          return torch._nnpack_available()
      def convolve(image, weight, bias, above: int, beside: int):
          return torch._nnpack_spatial_convolution(image, weight, bias, [above, beside])
      """;

  private Nnpack() {}

  /** Compiled when first needed, and never freed. */
  private static final class Compiled {
    private static final CompilationUnit UNIT = compile();
    private static final Function CONVOLVE = function("convolve");
    private static final boolean AVAILABLE = runsHere();
    private static final double DIRECT_TIME =
        torch.get_cpu_capability().getString().contains("512")
            ? Nnpack.DIRECT_TIME / AVX512
            : Nnpack.DIRECT_TIME;

    private Compiled() {}

    private static CompilationUnit compile() {
      CompilationUnit unit = torch.compile(SOURCE);
      return unit.retainReference();
    }

    private static Function function(String name) {
      return UNIT.get_function(new QualifiedName(name)).retainReference();
    }

    /** Also prepares NNPACK; without that, it fails. */
    private static boolean runsHere() {
      String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
      boolean measured = processor.equals("amd64") || processor.equals("x86_64");
      return measured && function("available").apply(new IValueVector()).toBool();
    }
  }

  /** Whether it runs on this processor, and was measured on its like. */
  static boolean available() {
    Libtorch.require();
    return Compiled.AVAILABLE;
  }

  /**
   * Whether it can convolve such an image with such a kernel, one pixel after the other, and is the
   * faster way.
   */
  static boolean suits(Tensor image, Tensor weight, long padding) {
    return weight.size(2) == KERNEL
        && weight.size(3) == KERNEL
        && image.is_cpu()
        && image.scalar_type().intern() == ScalarType.Float
        && weight.scalar_type().intern() == ScalarType.Float
        && !image.requires_grad()
        && !weight.requires_grad()
        && available()
        && isFaster(after(image.size(2), padding), after(image.size(3), padding), weight);
  }

  private static long after(long size, long padding) {
    return size + 2 * padding - KERNEL + 1;
  }

  private static boolean isFaster(long height, long width, Tensor weight) {
    int threads = torch.get_num_threads();
    double positions = (double) height * width / threads;
    long in = weight.size(1);
    long out = weight.size(0);
    double transformed =
        Division.of(height, width, in, out, threads).time
            + MOVE_TIME * (in + out) * positions
            + CALL_TIME;
    return transformed < Compiled.DIRECT_TIME * in * out * positions;
  }

  /** The convolution (N, out, H', W') of an image (N, in, H, W) that {@link #suits}. */
  static Tensor convolve(Tensor image, Tensor weight, Tensor bias, long padding) {
    long height = after(image.size(2), padding);
    long width = after(image.size(3), padding);
    Division division =
        Division.of(height, width, weight.size(1), weight.size(0), torch.get_num_threads());
    Tensor result =
        image.new_empty(image.size(0), height, width, weight.size(0)).permute(0, 3, 1, 2);
    for (long n = 0; n < image.size(0); n++) {
      Tensor whole = part(image, 0, n, n + 1);
      Tensor place = part(result, 0, n, n + 1);
      if (division.byRows()) {
        byRows(whole, weight, bias, padding, division.size(), place);
      } else {
        byChannels(whole, weight, bias, padding, division.size(), place);
      }
    }
    return result;
  }

  /**
   * How work is divided among threads, so that it takes the least time.
   *
   * @param byRows whether each part is some rows, and not some channels of all rows
   * @param size how many
   * @param time until all are done, without moves
   */
  private record Division(boolean byRows, long size, double time) {
    static Division of(long height, long width, long in, long out, long threads) {
      Division best = new Division(true, HEIGHTS[0], Double.MAX_VALUE);
      for (long rows : HEIGHTS) {
        double tiles = rows / TILE * Math.ceil(width / TILE);
        double strips = Math.ceil(Math.ceil((double) height / rows) / threads);
        double time = strips * time(tiles, in, out);
        if (time < best.time && fits(tiles, in, out)) {
          best = new Division(true, rows, time);
        }
      }
      long channels = (out + 8 * threads - 1) / (8 * threads) * 8;
      double tiles = Math.ceil(height / TILE) * Math.ceil(width / TILE);
      double time = time(tiles, in, channels);
      boolean wins = time < best.time && fits(tiles, in, channels);
      return wins ? new Division(false, channels, time) : best;
    }

    private static double time(double tiles, long in, long out) {
      double products = (double) in * out;
      return KERNEL_TIME * products + tiles * (products + TILE_TIME * (in + out));
    }

    private static boolean fits(double tiles, long in, long out) {
      return tiles * TILE_BYTES * (in + out) <= MOST_BYTES;
    }
  }

  private static void byRows(
      Tensor image, Tensor weight, Tensor bias, long padding, long rows, Tensor result) {
    List<Runnable> strips = new ArrayList<>();
    for (long row = 0; row < result.size(2); row += rows) {
      long from = row;
      long to = Math.min(result.size(2), row + rows);
      strips.add(
          () -> {
            try (PointerScope temporary = new PointerScope()) {
              Tensor strip = channelsFirst(rows(image, from - padding, to - padding + KERNEL - 1));
              Tensor convolved = call(strip, weight, bias, 0, padding);
              copyTransposed(convolved, part(result, 2, from, to));
            }
          });
    }
    Workers.run(strips);
  }

  private static void byChannels(
      Tensor image, Tensor weight, Tensor bias, long padding, long channels, Tensor result) {
    try (PointerScope temporary = new PointerScope()) {
      Tensor first = channelsFirst(image);
      Tensor planes = result.new_empty(1, result.size(1), result.size(2), result.size(3));
      List<Runnable> parts = new ArrayList<>();
      for (long channel = 0; channel < weight.size(0); channel += channels) {
        long from = channel;
        long to = Math.min(weight.size(0), channel + channels);
        parts.add(
            () -> {
              try (PointerScope own = new PointerScope()) {
                Tensor some = part(weight, 0, from, to);
                part(planes, 1, from, to)
                    .copy_(call(first, some, part(bias, 0, from, to), padding, padding));
              }
            });
      }
      Workers.run(parts);
      copyTransposed(planes, result);
    }
  }

  /** What it gives lies inside what it was given by. */
  private static Tensor call(Tensor image, Tensor weight, Tensor bias, long above, long beside) {
    IValueVector arguments =
        new IValueVector(
            new IValue(image),
            new IValue(weight),
            new IValue(bias),
            new IValue(above),
            new IValue(beside));
    return Compiled.CONVOLVE.apply(arguments).toTensor();
  }

  /** From an image with channels first to one with channels last, of one image each. */
  private static void copyTransposed(Tensor from, Tensor to) {
    long positions = from.size(2) * from.size(3);
    to.permute(0, 2, 3, 1)
        .view(positions, from.size(1))
        .copy_(from.view(from.size(1), positions).t());
  }

  /** Transposes a matrix, which takes libtorch a fraction of what it takes for an image. */
  private static Tensor channelsFirst(Tensor image) {
    if (image.is_contiguous()) {
      return image;
    }
    long channels = image.size(1);
    long positions = image.size(2) * image.size(3);
    Tensor matrix = image.permute(0, 2, 3, 1).reshape(positions, channels);
    return image
        .new_empty(channels, positions)
        .copy_(matrix.t())
        .view(1, channels, image.size(2), image.size(3));
  }

  /** Rows of an image, with zeros where there are none. */
  private static Tensor rows(Tensor image, long from, long to) {
    long first = Math.max(0, from);
    long last = Math.min(image.size(2), to);
    Tensor rows = part(image, 2, first, last);
    return first == from && last == to
        ? rows
        : torch.constant_pad_nd(rows, 0, 0, first - from, to - last);
  }

  private static Tensor part(Tensor image, long dimension, long from, long to) {
    return image.slice(dimension, new LongOptional(from), new LongOptional(to), 1);
  }
}
