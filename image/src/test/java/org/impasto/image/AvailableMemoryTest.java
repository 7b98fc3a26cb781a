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
}
