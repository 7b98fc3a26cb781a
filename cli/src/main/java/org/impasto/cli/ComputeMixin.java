package org.impasto.cli;

import java.util.Optional;
import java.util.function.Function;
import org.impasto.cli.Choices.PaintPrecision;
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
              + " auto is bf16 on such a processor. Published presets are in fp32 unless asked."
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
   */
  Compute forPainting(Compute usual, boolean published) {
    return published ? applyTo(usual) : compute(USUAL::on);
  }

  /** {@code usual} on the device asked for; sets the threads of this process. */
  Compute applyTo(Compute usual) {
    return compute(found -> usual.precision());
  }

  private Compute compute(Function<Device, Precision> unasked) {
    Device found = UsageException.naming("--device", () -> Device.of(device));
    Precision numbers =
        Optional.ofNullable(precision)
            .map(choice -> choice.on(found))
            .orElseGet(() -> unasked.apply(found));
    Libtorch.setThreads(threads);
    return new Compute(found, numbers);
  }
}
