package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.impasto.image.AvailableMemory;
import org.impasto.image.Picture;
import org.impasto.image.PictureCanvas;
import org.impasto.image.Tiling;

/**
 * Applies a style to pictures. The result has exactly the photo's size, alpha and metadata. One
 * stylizer serves any number of threads.
 */
public final class Stylizer implements AutoCloseable {
  /**
   * Pictures that vary less than this go without bfloat16 and float16: instance norm would enlarge
   * what they round. Above, what comes out differs by less than a step of 255 on average.
   */
  static final double LEAST_SPREAD = 8.0 / 255;

  private final StyleModel style;
  private final StylizeOptions options;
  private Optional<Accelerator.Network> fast; // null until it is needed
  private TiledNetwork tiled; // null until it is needed
  private NetworkSession session;
  private final BufferPool buffers = new BufferPool();

  /**
   * Prepares a style.
   *
   * @throws StyleException if its network cannot be prepared; with {@link StylePrecision#AUTO}, the
   *     first picture tells
   */
  public Stylizer(StyleModel style, StylizeOptions options) throws StyleException {
    this.style = style;
    this.options = options;
    if (options.precision() == StylePrecision.BF16) {
      fast();
    }
    if (options.precision() == StylePrecision.FP32) {
      session();
    }
  }

  /** The network in bfloat16, if it can be had, prepared once it is needed. */
  private synchronized Optional<Accelerator.Network> fast() throws StyleException {
    if (fast == null) {
      fast = Acceleration.of(style, options);
    }
    return fast;
  }

  /** The network in ONNX Runtime, prepared once it is needed. */
  private synchronized NetworkSession session() throws StyleException {
    if (session == null) {
      session = open(style.graph().model());
    }
    return session;
  }

  private synchronized TiledNetwork tiled() throws StyleException {
    if (tiled == null) {
      tiled = new TiledNetwork(style, this::open, buffers);
    }
    return tiled;
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
    Runnable load =
        () ->
            Acceleration.of(options)
                .ifPresentOrElse(Accelerator::load, NetworkSession::environment);
    Thread loading = new Thread(load, "impasto-preload");
    loading.setDaemon(true);
    loading.setUncaughtExceptionHandler((thread, e) -> {}); // the first use will tell
    loading.start();
  }

  /** Whether a picture of that size may go through a network whole, as bfloat16 needs it. */
  public static boolean mayGoWhole(StylizeOptions options, double pixels) {
    return options.tiling() instanceof Tiling.None
        || (options.tiling() instanceof Tiling.Auto && TilePlan.mayBeWhole(pixels));
  }

  private NetworkSession open(ModelProto model) throws StyleException {
    return NetworkSession.open(
        style.source(), FastGraph.of(model), options.threads(), options.jobs() == 1);
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
    TilePlan plan = plan(photo, style.field().bytesPerPixel(), available);
    if (plan.isWhole()) { // a flat picture goes the other way, so that both must fit
      double fastBytes = fast().map(Accelerator.Network::bytesPerPixel).orElse(0.0);
      plan = plan(photo, Math.max(fastBytes, style.field().bytesPerPixel()), available);
    }
    if (!plan.isWhole()) {
      long wanted = 2 * plan.keptBytes() * options.jobs();
      long heap = AvailableMemory.heapBytes(wanted) / options.jobs();
      plan = plan.within(heap, (long) photo.width() * photo.height());
    }
    return stylize(photo, plan, listener);
  }

  private TilePlan plan(PackedPicture photo, double bytesPerPixel, long available)
      throws StyleException {
    return TilePlan.of(style, options, bytesPerPixel, photo.width(), photo.height(), available);
  }

  /** With a plan of its own, for tests. */
  Picture stylize(PackedPicture photo, TilePlan plan, TileListener listener) throws StyleException {
    Steps steps = new Steps(listener);
    Optional<Convention.Size> fixed = style.convention().fixed();
    if (fixed.isPresent()) {
      FixedTiles tiles = new FixedTiles(session(), fixed.get(), style.range().full(), buffers);
      return made(photo, StylePrecision.FP32, finish -> finish.put(tiles.run(photo, steps)));
    }
    if (!plan.isWhole()) {
      TiledRun tiles = tiled().start(photo, plan, steps);
      tiles.measure();
      return made(photo, StylePrecision.FP32, tiles::finish);
    }
    Optional<Accelerator.Network> faster = fast().filter(it -> photo.spread() >= LEAST_SPREAD);
    if (faster.isPresent()) {
      WholeRunner network = checked(faster.get());
      return made(photo, StylePrecision.BF16, finish -> run(network, photo, finish, steps));
    }
    NetworkSession whole = session();
    WholeRunner network =
        (input, output, goesOn, height, width) ->
            whole.run(input, output, goesOn, 1, 3, height, width);
    return made(photo, StylePrecision.FP32, finish -> run(network, photo, finish, steps));
  }

  /** Makes the pixels of a picture. */
  private interface Maker {
    void make(Finish finish) throws StyleException;
  }

  private Picture made(PackedPicture photo, StylePrecision precision, Maker maker)
      throws StyleException { // only now is the memory of the result needed
    PictureCanvas canvas = new PictureCanvas(photo.width(), photo.height());
    maker.make(new Finish(style.source(), photo, canvas, options, style.range().full()));
    String made = Provenance.of(style, options, precision, photo);
    Picture result = photo.withAlphaOn(canvas.finish());
    return result.withMetadata(photo.metadata().withProvenance(made));
  }

  /** Runs a network on a picture, (1, 3, height, width). */
  private interface WholeRunner {
    void run(FloatBuffer input, FloatBuffer output, BooleanSupplier goesOn, int height, int width)
        throws StyleException;
  }

  private WholeRunner checked(Accelerator.Network network) {
    return (input, output, goesOn, height, width) -> {
      AtomicReference<RuntimeException> ofListener = new AtomicReference<>();
      BooleanSupplier asked = () -> ask(goesOn, ofListener);
      try {
        network.run(input, output, asked, height, width);
      } catch (CancellationException e) {
        throw e;
      } catch (RuntimeException e) { // what native code throws, such as for want of memory
        if (ofListener.get() != null) {
          throw ofListener.get();
        }
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw new StyleException(
            style.source(),
            "the network cannot run (%s) — there must be memory for it — use precision fp32"
                .formatted(said),
            e);
      }
    };
  }

  private static boolean ask(BooleanSupplier goesOn, AtomicReference<RuntimeException> failure) {
    try {
      return goesOn.getAsBoolean();
    } catch (RuntimeException e) {
      failure.set(e);
      throw e;
    }
  }

  private void run(WholeRunner network, PackedPicture photo, Finish finish, Steps steps)
      throws StyleException {
    Tile whole = Tile.whole(photo.width(), photo.height(), style.field().stride());
    ByteBuffer input = buffers.take(3 * whole.pixels());
    ByteBuffer output = buffers.take(3 * whole.pixels());
    try {
      FloatBuffer values = input.asFloatBuffer();
      photo.window(0, 0, whole.across(), whole.down(), style.range().full(), values);
      FloatBuffer result = output.asFloatBuffer();
      BooleanSupplier goesOn = () -> steps.goesOn(0, 1);
      network.run(values.flip(), result, goesOn, whole.down(), whole.across());
      finish.put(whole, result);
      steps.done(1, 1);
    } finally {
      buffers.give(input);
      buffers.give(output);
    }
  }

  /** Lets go of the native memory; not while a picture is being made. */
  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
    }
  }

  /** Tells a listener, and stops when it says so. */
  record Steps(TileListener listener) {
    /** While a tile is being made; {@code done} are. */
    boolean goesOn(int done, int total) {
      return listener.onTile(done, total);
    }

    void done(int done, int total) {
      if (!goesOn(done, total)) {
        throw new CancellationException("stopped after tile %d of %d".formatted(done, total));
      }
    }
  }
}
