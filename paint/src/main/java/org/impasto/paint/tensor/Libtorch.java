package org.impasto.paint.tensor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** The native library: loading it, its threads, its devices and the memory it holds. */
public final class Libtorch {
  private static final Throwable MISSING; // why it is not there, or null

  static {
    // JavaCPP refuses to allocate beyond a multiple of the Java heap; the memory of pictures is
    // native, and is estimated before a run starts, so that limit would only stop large pictures.
    setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
    MISSING = load();
  }

  private Libtorch() {}

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static Throwable load() {
    try {
      Loader.load(torch.class);
      // OpenBLAS has threads of its own, which would keep processors busy while libtorch's work.
      openblas_nolapack.blas_set_num_threads(1);
      // Where NNPACK does not know the processor, it says so at every convolution.
      torch.globalContext().setUserEnabledNNPACK(false);
      return null;
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      return e;
    }
  }

  /**
   * Loads the library if it is not loaded yet.
   *
   * @throws DeviceUnavailableException if there is none for this platform
   */
  static void require() {
    if (MISSING != null) {
      throw new DeviceUnavailableException(
          "no native libtorch for "
              + Loader.Detector.getPlatform()
              + " — Impasto paints on Linux x86-64, macOS arm64 and Windows x86-64"
              + " — build it on one of these",
          MISSING);
    }
  }

  /** The number of threads that one operation uses. */
  public static int threads() {
    require();
    return torch.get_num_threads();
  }

  /**
   * Sets the number of threads that one operation uses, for the whole process. Another number can
   * change the last bits of a sum, and with them a picture.
   *
   * @param threads at least 1; 0 leaves the library's choice, the number of processors
   */
  public static void setThreads(int threads) {
    if (threads < 0) {
      throw new IllegalArgumentException(
          "threads is " + threads + "; it must be at least 1, or 0 for all processors");
    }
    require();
    if (threads > 0) {
      torch.set_num_threads(threads);
    }
  }

  /** Bytes of memory the process holds now, Java heap and native memory together. */
  public static long residentBytes() {
    require();
    return Pointer.physicalBytes();
  }

  static boolean builtWithCuda() {
    require();
    return torch.hasCUDA() || torch.cuda_is_available();
  }

  static long cudaDevices() {
    return builtWithCuda() ? torch.getNumGPUs() : 0;
  }

  static boolean hasMps() {
    require();
    return torch.hasMPS();
  }
}
