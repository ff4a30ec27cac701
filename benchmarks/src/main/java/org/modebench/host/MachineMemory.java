package org.modebench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Scanner;

/** What Linux tells of the machine's memory in {@code /proc/meminfo} (proc(5)). */
public final class MachineMemory {
  private static final int BYTES_PER_KB = 1024;

  /** Sockets and the like, stacks of threads, and where the pages of processes are. */
  private static final List<String> OF_THE_KERNEL = List.of("Slab:", "KernelStack:", "PageTables:");

  private MachineMemory() {}

  /** Returns what the kernel itself takes now, in bytes; empty if the system does not tell. */
  public static OptionalLong kernelBytes() {
    return bytes(meminfo(), OF_THE_KERNEL);
  }

  /** Returns what the stacks of all threads in the kernel take, in bytes; empty if unknown. */
  public static OptionalLong kernelStackBytes() {
    return bytes(meminfo(), List.of("KernelStack:"));
  }

  /** Returns what processes could have beside what they have, in bytes; empty if unknown. */
  public static OptionalLong availableBytes() {
    return bytes(meminfo(), List.of("MemAvailable:"));
  }

  private static String meminfo() {
    try {
      return Files.readString(Path.of("/proc/meminfo"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the sum of some lines; empty if one is not there. */
  static OptionalLong bytes(String meminfo, List<String> labels) {
    long kilobytes = 0;
    for (String label : labels) {
      OptionalLong of = kilobytes(meminfo, label);
      if (of.isEmpty()) {
        return of;
      }
      kilobytes += of.getAsLong();
    }
    return OptionalLong.of(BYTES_PER_KB * kilobytes);
  }

  private static OptionalLong kilobytes(String meminfo, String label) {
    return meminfo
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> new Scanner(line.substring(label.length())))
        .filter(Scanner::hasNextLong)
        .mapToLong(Scanner::nextLong)
        .findFirst();
  }
}
