package org.impasto.accelerate;

import java.nio.FloatBuffer;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TransformerNet;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.tensor.TensorBytes;
import org.impasto.stylize.Accelerator;

/**
 * One style's network in bfloat16. Arrays are made tensors for each picture, which takes less than
 * a millisecond, so that nothing native outlives a run.
 */
final class LibtorchNetwork implements Accelerator.Network {
  /** Measured: 14 to 15 bytes for each channel, of pictures from 2048×2048 to 2800×2800. */
  private static final double WHOLE_BYTES_PER_CHANNEL = 16;

  /**
   * Measured with 16 channels, strokes of several sizes: 8 bytes at 3264×2448, 7 at 6000×4000; the
   * rest is a margin.
   */
  private static final double BANDED_BYTES_PER_CHANNEL = 9;

  private final TrainedStyle style;
  private final int threads;

  LibtorchNetwork(TrainedStyle style, int threads) {
    this.style = style;
    this.threads = threads;
  }

  @Override
  public double bytes(double pixels) {
    return bytes(style.width(), pixels);
  }

  static double bytes(TransformerWidth width, double pixels) {
    double whole = WHOLE_BYTES_PER_CHANNEL * Math.min(pixels, TransformerNet.LARGE);
    return width.channels() * Math.max(whole, BANDED_BYTES_PER_CHANNEL * pixels);
  }

  @Override
  public void run(
      FloatBuffer input, FloatBuffer output, BooleanSupplier goesOn, int height, int width) {
    ThreadCount.begin(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    try (Scope scope = Scope.open()) {
      TransformerNet network = style.network(new Compute(Device.CPU, Precision.BF16));
      Tensor photo = TensorBytes.view(input, 1, 3, height, width);
      Tensor painted = TensorBytes.view(output, 1, 3, height, width);
      Tensor.withoutGradients(
          () -> {
            network.paintColors(photo, painted, () -> requireGoing(goesOn));
            return painted;
          });
    } finally {
      ThreadCount.end();
    }
  }

  private static void requireGoing(BooleanSupplier goesOn) {
    if (!goesOn.getAsBoolean()) {
      throw new CancellationException("stopped within a picture");
    }
  }
}
