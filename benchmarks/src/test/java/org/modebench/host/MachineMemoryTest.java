package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineMemoryTest {
  private static final String MEMINFO =
      "MemFree:  5 kB\nSlab:     20 kB\nSlabs: x\nKernelStack: 3 kB";

  @Test
  void addsTheLinesUp() {
    assertThat(MachineMemory.bytes(MEMINFO, List.of("Slab:", "KernelStack:"))).hasValue(23 * 1024);
  }

  @Test
  void aLineThatIsMissingOrNoNumberMakesTheSumUnknown() {
    assertThat(MachineMemory.bytes(MEMINFO, List.of("Slab:", "PageTables:"))).isEmpty();
    assertThat(MachineMemory.bytes(MEMINFO, List.of("Slabs:"))).isEmpty();
    assertThat(MachineMemory.bytes("", List.of("Slab:"))).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void knowsThoseOfThisMachine() {
    isMemory(MachineMemory.kernelBytes().orElseThrow());
    isMemory(MachineMemory.availableBytes().orElseThrow());
  }

  private static void isMemory(long bytes) {
    assertThat(bytes).isBetween(1_000_000L, 1L << 50);
  }
}
