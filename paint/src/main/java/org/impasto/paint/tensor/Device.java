package org.impasto.paint.tensor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tensors live and compute.
 *
 * @param kind the processor
 * @param index which of several GPUs, from 0; always 0 for a CPU
 */
public record Device(Kind kind, int index) {

  /** The processors there are. */
  public enum Kind {
    /** The host's processor. */
    CPU,
    /** An NVIDIA GPU. */
    CUDA,
    /** The GPU of an Apple computer. */
    MPS
  }

  /** The host's processor. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  private static final Pattern NAME = Pattern.compile("(cpu|mps)|cuda(?::(\\d{1,3}))?");

  /** Refuses a negative index, and any but 0 for a CPU or MPS. */
  public Device {
    if (index < 0 || (kind != Kind.CUDA && index > 0)) {
      throw new IllegalArgumentException(
          "device index is " + index + "; it must be 0, or for cuda the number of a GPU");
    }
  }

  /**
   * Reads a device name and makes sure the device is there.
   *
   * @param name {@code cpu}, {@code cuda}, {@code cuda:1}, {@code mps}, or {@code auto} for the
   *     first of cuda, mps and cpu that is there
   * @throws IllegalArgumentException if the name is none of these
   * @throws DeviceUnavailableException if this build or this machine has no such device
   */
  public static Device of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("auto")) {
      if (Libtorch.cudaDevices() > 0) {
        return new Device(Kind.CUDA, 0);
      }
      return Libtorch.hasMps() ? new Device(Kind.MPS, 0) : CPU;
    }
    Matcher matcher = NAME.matcher(lower);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "device is '" + name + "'; it must be cpu, cuda, cuda:N, mps or auto");
    }
    Kind kind = lower.startsWith("cuda") ? Kind.CUDA : lower.equals("mps") ? Kind.MPS : Kind.CPU;
    String index = matcher.group(2);
    Device device = new Device(kind, index == null ? 0 : Integer.parseInt(index));
    device.requireAvailable();
    return device;
  }

  private void requireAvailable() {
    if (kind == Kind.CUDA) {
      requireCuda();
    } else if (kind == Kind.MPS && !Libtorch.hasMps()) {
      throw new DeviceUnavailableException(
          "device mps is not there: it needs an Apple computer with an M-series processor"
              + " — use --device cpu");
    }
  }

  private void requireCuda() {
    if (!Libtorch.builtWithCuda()) {
      throw new DeviceUnavailableException(
          "device "
              + this
              + " is not there: this build holds the CPU natives only"
              + " — build with -Pcuda, or use --device cpu");
    }
    long count = Libtorch.cudaDevices();
    if (count == 0) {
      throw new DeviceUnavailableException(
          "device "
              + this
              + " is not there: no NVIDIA GPU with a driver for CUDA 13 was found"
              + " — install the driver, or use --device cpu");
    }
    if (index >= count) {
      throw new DeviceUnavailableException(
          "device " + this + " is not there: the GPUs are cuda:0 to cuda:" + (count - 1));
    }
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CPU -> "cpu";
      case CUDA -> "cuda:" + index;
      case MPS -> "mps";
    };
  }
}
