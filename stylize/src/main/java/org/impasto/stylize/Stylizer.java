package org.impasto.stylize;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.impasto.image.AvailableMemory;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.stylize.StyleNetwork.Pass;

/**
 * Applies a style to pictures. The result has exactly the photo's size, alpha and metadata. One
 * stylizer serves any number of threads.
 */
public final class Stylizer implements AutoCloseable {
  /**
   * Pictures that vary less than this go without bfloat16 and float16: instance norm would enlarge
   * what they round. Above, what comes out differs by less than a step of 255 on average.
   */
  static final double LEAST_SPREAD = 16.0 / 255;

  /** Pictures that vary less than this are not painted smaller, in strokes of their rounding. */
  private static final double LEAST_SPREAD_OF_SMALLER = 8.0 / 255;

  private static final int LEAST_SIDE_OF_SMALLER = 64;

  private final StyleModel style;
  private final StylizeOptions options;
  private final StyleNetwork network;

  /**
   * Prepares a style.
   *
   * @throws StyleException if its network cannot be prepared; with {@link StylePrecision#AUTO}, the
   *     first picture tells
   */
  public Stylizer(StyleModel style, StylizeOptions options) throws StyleException {
    this.style = style;
    this.options = options;
    this.network = new StyleNetwork(style, options);
  }

  /** The style in a file, with {@link StylizeOptions#DEFAULTS}. */
  public static Stylizer of(Path file) throws StyleException {
    return new Stylizer(StyleModel.read(file), StylizeOptions.DEFAULTS);
  }

  /**
   * The style of that name among those that come with the program, such as {@code starry-night},
   * with {@link StylizeOptions#DEFAULTS}.
   *
   * @throws StyleException if there is none, with the names there are
   */
  public static Stylizer named(String name) throws IOException {
    return new Stylizer(StyleLibrary.shipped().load(name), StylizeOptions.DEFAULTS);
  }

  /**
   * Loads the native library that {@code options} need in a thread of its own, for programs that
   * know early that they will need it. Without it, the first picture does so.
   */
  public static void preload(StylizeOptions options) {
    Thread loading = new Thread(() -> load(options), "impasto-preload");
    loading.setDaemon(true);
    loading.setUncaughtExceptionHandler((thread, e) -> {}); // the first use will tell
    loading.start();
  }

  private static void load(StylizeOptions options) {
    Optional<Accelerator> accelerator = Acceleration.of(options);
    if (accelerator.isPresent()) {
      accelerator.get().load();
      return;
    }
    try {
      NetworkSessionRuntime.environment();
    } catch (StyleException e) {
      return; // as will the first use
    }
  }

  /**
   * Whether a picture of that size may go through a network in bfloat16: there is what makes it,
   * and the picture needs no tiles, as far as can be told without a style and the memory there is.
   */
  public static boolean mayBeFast(StylizeOptions options, double pixels) {
    return mayBeFast(options, pixels, Long.MAX_VALUE);
  }

  private static boolean mayBeFast(StylizeOptions options, double pixels, long available) {
    return options.precision() != StylePrecision.FP32
        && !(options.tiling() instanceof Tiling.Pixels)
        && Acceleration.mayTakeWhole(pixels, TilePlan.wholeBytes(options, available));
  }

  /** The style. */
  public StyleModel style() {
    return style;
  }

  /** The image in the style, as 8-bit sRGB; the image itself is not modified. */
  public BufferedImage stylize(BufferedImage image) throws StyleException {
    return stylize(Picture.of(image)).toBufferedImage();
  }

  /** The photo in the style, with a record of how it was made in its metadata. */
  public Picture stylize(Picture photo) throws StyleException {
    return stylize(PackedPicture.of(photo), TileListener.NONE);
  }

  /**
   * As {@link #stylize(Picture)}, for pictures so large that only one copy in full should be in
   * memory.
   *
   * @throws CancellationException if the listener stopped it
   */
  public Picture stylize(PackedPicture photo, TileListener listener) throws StyleException {
    long available = AvailableMemory.bytes();
    double pixels = (double) photo.width() * photo.height();
    Optional<Accelerator.Network> fast =
        mayBeFast(options, pixels, available) ? fast(photo) : Optional.empty();
    double whole =
        fast.map(each -> each.bytes(pixels) / pixels)
            .orElse(StyleNetwork.bytesPerPixel(style.field()));
    TilePlan plan = TilePlan.of(style, options, whole, photo.width(), photo.height(), available);
    if (!plan.isWhole()) {
      long wanted = 2 * plan.keptBytes() * options.jobs();
      long heap = AvailableMemory.heapBytes(wanted) / options.jobs();
      plan = plan.within(heap, (long) photo.width() * photo.height());
    }
    return stylize(photo, plan, fast.isPresent(), listener);
  }

  /** The network in bfloat16, if there is one and the photo may go through it whole. */
  private Optional<Accelerator.Network> fast(PackedPicture photo) throws StyleException {
    return style.convention().fixed().isPresent()
        ? Optional.empty()
        : network.fast().filter(each -> photo.spread() >= LEAST_SPREAD);
  }

  /** With a plan of its own, for tests. */
  Picture stylize(PackedPicture photo, TilePlan plan, TileListener listener) throws StyleException {
    return stylize(photo, plan, fast(photo).isPresent(), listener);
  }

  /** Where the photo goes in tiles, so do its smaller sizes. */
  private Picture stylize(PackedPicture photo, TilePlan plan, boolean fast, TileListener listener)
      throws StyleException {
    Deque<PackedPicture> sizes = sizes(photo);
    StylePrecision precision = plan.isWhole() && fast ? StylePrecision.BF16 : StylePrecision.FP32;
    StylizeOptions plain = options.withStrength(1).withColors(ColorSource.STYLE);
    boolean whole = plan.isWhole() && style.convention().fixed().isEmpty();
    Steps steps = Steps.first(listener, sizes.size(), whole);
    Tiling tiling = plan.isWhole() ? new Tiling.None() : new Tiling.Pixels(plan.tileSide());
    String made = Provenance.of(style, options, sizes.size(), precision, tiling, photo);
    PackedPicture small = sizes.pop();
    PackedPicture input = small;
    while (!sizes.isEmpty()) {
      Pass pass = new Pass(input, small, plan.exact(), precision, plain);
      Underpainting strokes = new Underpainting(small, network.run(pass, steps));
      small = sizes.pop();
      input = small.over(strokes);
      steps = steps.next();
    }
    Picture painted = network.run(new Pass(input, photo, plan, precision, options), steps);
    return photo.withAlphaOn(painted).withMetadata(photo.metadata().withProvenance(made));
  }

  /**
   * The photo as small as the largest strokes need it, at twice that size, and so on to its own.
   */
  private Deque<PackedPicture> sizes(PackedPicture photo) {
    Deque<PackedPicture> sizes = new ArrayDeque<>();
    sizes.push(photo);
    int most = options.strokes().on(photo.width(), photo.height());
    while (sizes.size() < most && mayBeHalved(sizes.peek())) {
      PackedPicture half = sizes.peek().half();
      if (half.spread() < LEAST_SPREAD_OF_SMALLER) {
        break;
      }
      sizes.push(half);
    }
    return sizes;
  }

  private boolean mayBeHalved(PackedPicture picture) {
    int across = picture.width() / 2;
    int down = picture.height() / 2;
    Optional<Convention.Size> fixed = style.convention().fixed();
    return Math.min(across, down) >= LEAST_SIDE_OF_SMALLER
        && fixed.map(size -> across >= size.width() && down >= size.height()).orElse(true);
  }

  /**
   * Lets go of the native memory; not while a picture is being made. After that, no picture can be
   * made; closing again does nothing.
   */
  @Override
  public void close() {
    network.close();
  }
}
