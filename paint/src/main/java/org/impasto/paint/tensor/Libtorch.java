package org.impasto.paint.tensor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** The native library: loading it, its threads, its devices and the memory it holds. */
public final class Libtorch {
  static {
    // JavaCPP refuses to allocate beyond a multiple of the Java heap; the memory of pictures is
    // native, and is estimated before a run starts, so that limit would only stop large pictures.
    setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
    load();
  }

  private Libtorch() {}

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static void load() {
    String platform = Loader.Detector.getPlatform();
    try {
      Loader.load(torch.class);
      // OpenBLAS has threads of its own, which would keep processors busy while libtorch's work.
      openblas_nolapack.blas_set_num_threads(1);
      // Where NNPACK does not know the processor, it says so at every convolution.
      torch.globalContext().setUserEnabledNNPACK(false);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new DeviceUnavailableException(
          "no native libtorch for "
              + platform
              + " — Impasto paints on Linux x86-64, macOS arm64 and Windows x86-64"
              + " — build it on one of these",
          e);
    }
  }

  /** Loads the library if it is not loaded yet. */
  static void require() {
    // Loaded by the initializer of this class.
  }

  /** The number of threads that one operation uses. */
  public static int threads() {
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
    if (threads > 0) {
      torch.set_num_threads(threads);
    }
  }

  /** Bytes of memory the process holds now, Java heap and native memory together. */
  public static long residentBytes() {
    return Pointer.physicalBytes();
  }

  static boolean builtWithCuda() {
    return torch.hasCUDA() || torch.cuda_is_available();
  }

  static long cudaDevices() {
    return builtWithCuda() ? torch.getNumGPUs() : 0;
  }

  static boolean hasMps() {
    return torch.hasMPS();
  }
}
