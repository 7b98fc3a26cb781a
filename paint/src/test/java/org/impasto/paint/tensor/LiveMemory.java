package org.impasto.paint.tensor;

import org.bytedeco.javacpp.Pointer;

/** Memory in use, without what the allocator keeps for later and what Java has yet to collect. */
public final class LiveMemory {
  private LiveMemory() {}

  /** Bytes the process holds after everything freed has gone back to the system. */
  public static long bytes() {
    Libtorch.require();
    System.gc();
    Pointer.trimMemory();
    return Libtorch.residentBytes();
  }
}
