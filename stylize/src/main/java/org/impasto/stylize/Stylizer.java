package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.impasto.image.AvailableMemory;
import org.impasto.image.Picture;
import org.impasto.image.PictureCanvas;

/**
 * Applies a style to pictures. The result has exactly the photo's size, alpha and metadata. One
 * stylizer serves any number of threads.
 */
public final class Stylizer implements AutoCloseable {
  /**
   * Pictures that vary less than this go without bfloat16: instance norm would enlarge what it
   * rounds. Above, what comes out differs by less than a step of 255 on average.
   */
  private static final double LEAST_SPREAD = 8.0 / 255;

  private final StyleModel style;
  private final StylizeOptions options;
  private final Optional<Accelerator.Network> fast;
  private NetworkSession session;
  private final BufferPool buffers = new BufferPool();

  /**
   * Prepares a style.
   *
   * @throws StyleException if its network cannot be prepared
   */
  public Stylizer(StyleModel style, StylizeOptions options) throws StyleException {
    this.style = style;
    this.options = options;
    this.fast = Acceleration.of(style, options);
    if (fast.isEmpty()) {
      session();
    }
  }

  /** The network in ONNX Runtime, prepared once it is needed. */
  private synchronized NetworkSession session() throws StyleException {
    if (session == null) {
      session = open(style.graph().model());
    }
    return session;
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
   * know early that they will need it. Without it, the first stylizer does so.
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
    TilePlan plan =
        TilePlan.of(
            style,
            options,
            Math.max( // a flat picture goes the other way
                fast.map(Accelerator.Network::bytesPerPixel).orElse(0.0),
                style.field().bytesPerPixel()),
            photo.width(),
            photo.height(),
            AvailableMemory.bytes());
    return stylize(photo, plan, listener);
  }

  /** With a plan of its own, for tests. */
  Picture stylize(PackedPicture photo, TilePlan plan, TileListener listener) throws StyleException {
    Optional<Accelerator.Network> faster =
        fast.filter(network -> plan.isWhole() && photo.spread() >= LEAST_SPREAD);
    if (faster.isPresent()) {
      return made(photo, plan, listener, checked(faster.get()), StylePrecision.BF16);
    }
    NetworkSession whole = session();
    NetworkSession network = isWhole(plan) ? whole : withSharedStatistics(photo, plan);
    try {
      return made(photo, plan, listener, runner(network), StylePrecision.FP32);
    } finally {
      if (network != whole) {
        network.close();
      }
    }
  }

  private Picture made(
      PackedPicture photo,
      TilePlan plan,
      TileListener listener,
      TileRunner network,
      StylePrecision precision)
      throws StyleException { // only now is the memory of the result needed
    PictureCanvas canvas = new PictureCanvas(photo.width(), photo.height());
    Finish finish = new Finish(style.source(), photo, canvas, options, style.range().full());
    run(network, plan, photo, finish, new Steps(listener));
    String made = Provenance.of(style, options, precision, photo);
    Picture result = photo.withAlphaOn(canvas.finish());
    return result.withMetadata(photo.metadata().withProvenance(made));
  }

  /** Runs a network on one tile, (1, 3, height, width). */
  private interface TileRunner {
    void run(FloatBuffer input, FloatBuffer output, BooleanSupplier goesOn, int height, int width)
        throws StyleException;
  }

  private static TileRunner runner(NetworkSession network) {
    return (input, output, goesOn, height, width) ->
        network.run(input, output, goesOn, 1, 3, height, width);
  }

  private TileRunner checked(Accelerator.Network network) {
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

  private boolean isWhole(TilePlan plan) {
    return plan.isWhole() || style.convention().fixed().isPresent();
  }

  /** The network with the statistics of this photo, or as it is if it needs none. */
  private NetworkSession withSharedStatistics(PackedPicture photo, TilePlan plan)
      throws StyleException {
    List<Normalization> all =
        Normalization.in(style.graph())
            .orElseThrow(
                () ->
                    new StyleException(
                        style.source(),
                        "its normalizations are not constants of float32 — such a network needs the"
                            + " whole picture at once — do without tiles, or use a smaller size"));
    if (all.isEmpty()) {
      return session();
    }
    List<Moments> moments =
        new SharedStatistics(style.graph(), style.field(), all, this::open)
            .of(photo, style.range().full(), plan.samplePixels(), buffers);
    return open(FrozenGraph.of(style.graph(), all, moments));
  }

  private void run(
      TileRunner network, TilePlan plan, PackedPicture photo, Finish finish, Steps steps)
      throws StyleException {
    Optional<Convention.Size> fixed = style.convention().fixed();
    int width = photo.width();
    int height = photo.height();
    if (fixed.isPresent()) {
      float full = style.range().full();
      finish.put(
          new FixedTiles(session(), fixed.get(), full, buffers).run(photo, steps),
          0,
          0,
          width,
          height);
    } else if (plan.isWhole()) {
      Tile whole = Tile.whole(width, height, style.field().stride());
      run(network, List.of(whole), photo, finish, steps);
    } else {
      run(network, Tile.grid(width, height, plan.tileSide(), style.field()), photo, finish, steps);
    }
  }

  private void run(
      TileRunner network, List<Tile> tiles, PackedPicture photo, Finish finish, Steps steps)
      throws StyleException {
    int most = tiles.stream().mapToInt(Tile::pixels).max().orElse(0);
    FloatBuffer input = buffers.take(3 * most);
    FloatBuffer output = buffers.take(3 * most);
    try {
      for (int i = 0; i < tiles.size(); i++) {
        Tile tile = tiles.get(i);
        input.clear();
        photo.window(
            tile.left(), tile.top(), tile.across(), tile.down(), style.range().full(), input);
        output.clear().limit(3 * tile.pixels());
        int done = i;
        BooleanSupplier goesOn = () -> steps.goesOn(done, tiles.size());
        network.run(input.flip(), output, goesOn, tile.down(), tile.across());
        finish.put(tile, output);
        steps.done(i + 1, tiles.size());
      }
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
