package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.impasto.image.Picture;
import org.impasto.image.PictureCanvas;

/**
 * A style's network and what runs it: libtorch in bfloat16, ONNX Runtime, and the latter in tiles;
 * each is prepared once it is needed. It serves any number of threads.
 */
final class StyleNetwork implements AutoCloseable {
  /**
   * What ONNX Runtime takes for each byte of activations, since its memory grows by doubling.
   * Measured: 1.5 to 2.1, of pictures from 1920×1080 to 3264×2448.
   */
  private static final double ARENA = 2;

  private final StyleModel style;
  private final StylizeOptions options;
  private Optional<Accelerator.Network> fast; // null until it is needed
  private TiledNetwork tiled; // null until it is needed
  private NetworkSession session; // null until it is needed
  private boolean closed;
  private final BufferPool buffers = new BufferPool();

  StyleNetwork(StyleModel style, StylizeOptions options) throws StyleException {
    this.style = style;
    this.options = options;
    if (options.precision() == StylePrecision.BF16) {
      fast();
    }
    if (options.precision() == StylePrecision.FP32) {
      session();
    }
  }

  /** What a picture, or a tile of one, takes for each pixel in ONNX Runtime. */
  static double bytesPerPixel(ReceptiveField field) {
    return ARENA * field.bytesPerPixel();
  }

  /** The network in bfloat16, if it can be had, prepared once it is needed. */
  synchronized Optional<Accelerator.Network> fast() throws StyleException {
    requireOpen();
    if (fast == null) {
      fast = Acceleration.of(style, options);
    }
    return fast;
  }

  /** The network in ONNX Runtime, prepared once it is needed. */
  private synchronized NetworkSession session() throws StyleException {
    requireOpen();
    if (session == null) {
      session = open(style.graph().model());
    }
    return session;
  }

  private synchronized TiledNetwork tiled() throws StyleException {
    requireOpen();
    if (tiled == null) {
      tiled = new TiledNetwork(style, this::open, buffers);
    }
    return tiled;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the stylizer is closed; make another");
    }
  }

  private NetworkSession open(ModelProto model) throws StyleException {
    return NetworkSession.open(
        style.source(), FastGraph.of(model), options.threads(), options.jobs() == 1);
  }

  /**
   * One pass of a picture.
   *
   * @param input what goes through the network
   * @param photo what the result's colors and strength refer to, of the same size
   * @param precision {@link StylePrecision#BF16} only if there is {@link #fast}
   * @param look colors and strength
   */
  record Pass(
      PackedPicture input,
      PackedPicture photo,
      TilePlan plan,
      StylePrecision precision,
      StylizeOptions look) {}

  /**
   * Puts a picture through the network.
   *
   * @throws CancellationException if the listener stopped it
   */
  Picture run(Pass pass, Steps steps) throws StyleException {
    Optional<Convention.Size> fixed = style.convention().fixed();
    if (fixed.isPresent()) {
      FixedTiles tiles = new FixedTiles(session(), fixed.get(), style.range().full(), buffers);
      return made(pass, finish -> finish.put(tiles.run(pass.input, steps)));
    }
    if (!pass.plan.isWhole()) {
      TiledRun tiles = tiled().start(pass.input, pass.plan, steps);
      tiles.measure();
      return made(pass, tiles::finish);
    }
    if (pass.precision == StylePrecision.BF16) {
      WholeRunner network = checked(fast().orElseThrow());
      return made(pass, finish -> run(network, true, pass.input, finish, steps));
    }
    NetworkSession whole = session();
    WholeRunner network =
        (input, output, goesOn, height, width) ->
            whole.run(input, output, goesOn, 1, 3, height, width);
    return made(pass, finish -> run(network, false, pass.input, finish, steps));
  }

  /** Makes the pixels of a picture. */
  private interface Maker {
    void make(Finish finish) throws StyleException;
  }

  private Picture made(Pass pass, Maker maker) throws StyleException {
    PackedPicture photo = pass.photo; // only now is the memory of the result needed
    PictureCanvas canvas = new PictureCanvas(photo.width(), photo.height());
    maker.make(new Finish(style.source(), photo, canvas, pass.look, style.range().full()));
    return canvas.finish();
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

  /** Puts all of a photo through {@code network}, which may overwrite it where {@code inPlace}. */
  private void run(
      WholeRunner network, boolean inPlace, PackedPicture photo, Finish finish, Steps steps)
      throws StyleException {
    Tile whole = Tile.whole(photo.width(), photo.height(), style.field().stride());
    ByteBuffer input = buffers.take(3 * whole.pixels());
    ByteBuffer output = inPlace ? input : buffers.take(3 * whole.pixels());
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
      if (!inPlace) {
        buffers.give(output);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (session != null) {
      session.close();
    }
  }
}
