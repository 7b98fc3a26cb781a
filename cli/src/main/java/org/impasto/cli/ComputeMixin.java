package org.impasto.cli;

import java.util.Set;
import java.util.function.Function;
import org.impasto.cli.Choices.PaintPrecision;
import org.impasto.paint.features.Network;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.paint.tensor.Precision;
import picocli.CommandLine.Option;

/** The options about where, how precisely and how fast. */
final class ComputeMixin {
  /**
   * The precision of painting and training if nobody asks for another; that of published presets is
   * their own.
   */
  static final PaintPrecision USUAL = PaintPrecision.AUTO;

  /** Those with which bf16 was measured to keep within 2 % of the loss of fp32. */
  private static final Set<Network> HELD = Set.of(Network.LITE, Network.VGG19_NORMALIZED);

  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda[:N]|mps|auto",
      defaultValue = "auto",
      description =
          "The processor; auto is a GPU if this build and machine have one. Default:"
              + " ${DEFAULT-VALUE}")
  String device;

  @Option(
      names = "--precision",
      paramLabel = "fp32|bf16|auto",
      description =
          "The numbers of convolutions; bf16 is faster on processors made for it, and changes the"
              + " picture slightly: painting uses it between the first size and the end of the last."
              + " auto is bf16 on such a processor, with lite and vgg19_normalised. Published presets are"
              + " in fp32 unless asked."
              + " Default: ${bundle:default.precision}")
  PaintPrecision precision;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Threads on the CPU; 0 is one for each processor. Another number can change the last bits"
              + " of a picture. Default: ${DEFAULT-VALUE}")
  int threads;

  /** Refuses what no machine could do, without looking at this one. */
  void check() {
    if (threads < 0 || threads > MOST_THREADS) {
      throw new UsageException(
          "--threads: threads is %d; it must be from 1 to %d, or 0 for all processors"
              .formatted(threads, MOST_THREADS));
    }
  }

  /**
   * Where and how precisely to paint or train; sets the threads of this process.
   *
   * @param usual what the preset has
   * @param published whether it is a published one
   * @param network whose activations are compared
   */
  Compute forPainting(Compute usual, boolean published, Network network) {
    PaintPrecision wanted = precision == null && !published ? USUAL : precision;
    if (wanted == null) {
      return applyTo(usual);
    }
    boolean loses = wanted == PaintPrecision.AUTO && !HELD.contains(network);
    return compute(loses ? PaintPrecision.FP32::on : wanted::on);
  }

  /** {@code usual} on the device asked for; sets the threads of this process. */
  Compute applyTo(Compute usual) {
    return compute(found -> precision == null ? usual.precision() : precision.on(found));
  }

  private Compute compute(Function<Device, Precision> numbers) {
    Device found = UsageException.naming("--device", () -> Device.of(device));
    Libtorch.setThreads(threads);
    return new Compute(found, numbers.apply(found));
  }
}
