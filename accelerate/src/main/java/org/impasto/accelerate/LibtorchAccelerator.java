package org.impasto.accelerate;

import java.util.Optional;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.DeviceUnavailableException;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.paint.tensor.Precision;
import org.impasto.stylize.Accelerator;

/** Runs the networks of our own style files, and no others, in bfloat16 with libtorch. */
public final class LibtorchAccelerator implements Accelerator {
  /** As services are made. */
  public LibtorchAccelerator() {}

  @Override
  public boolean isWorthwhile() {
    return Precision.fastest(Device.CPU) == Precision.BF16 && isThere();
  }

  private static boolean isThere() {
    try {
      Libtorch.threads();
      return true;
    } catch (DeviceUnavailableException e) {
      return false;
    }
  }

  @Override
  public double leastBytes(double pixels) {
    return LibtorchNetwork.bytes(TransformerWidth.SMALL, pixels);
  }

  @Override
  public void load() {
    Libtorch.threads();
  }

  @Override
  public Optional<Network> prepare(byte[] model, int threads) {
    load();
    return StyleFile.exactly(model).map(style -> new LibtorchNetwork(style, threads));
  }
}
