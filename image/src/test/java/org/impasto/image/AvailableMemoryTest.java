package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AvailableMemoryTest {
  @Test
  void isMoreThanThisTestNeedsAndNoMoreThanTheMachineHas() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    assertThat(AvailableMemory.bytes()).isBetween(10_000_000L, system.getTotalMemorySize());
  }

  @Test
  void whatObjectsTakeIsNoLongerThere() {
    byte[] taken = new byte[64 << 20];
    long before = AvailableMemory.heapBytes(Long.MAX_VALUE);
    assertThat(taken[taken.length - 1]).isZero();
    taken = null;
    assertThat(AvailableMemory.heapBytes(Long.MAX_VALUE) - before).isBetween(48L << 20, 80L << 20);
  }
}
