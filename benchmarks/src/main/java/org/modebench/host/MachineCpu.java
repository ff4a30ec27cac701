package org.modebench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the CPUs that this process may use have done since the machine started, and what part of it
 * was done by other processes than those of a run, by {@code /proc} (proc(5)), to 10 ms a process.
 *
 * @param nanos when it was read, on the clock of {@link System#nanoTime()}
 * @param cpus how many CPUs there are
 * @param busySeconds user and system time of all processes on them
 * @param ownSeconds that of the processes of the run
 */
public record MachineCpu(long nanos, int cpus, double busySeconds, double ownSeconds) {
  private static final double TICKS_PER_SECOND = 100;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Fields of a CPU's line: user, nice and system time; then irq and softirq. */
  private static final int[] BUSY_FIELDS = {1, 2, 3, 6, 7};

  private static final Pattern CPU = Pattern.compile("cpu([0-9]{1,6}) .*");
  private static final Pattern ALLOWED = Pattern.compile("(?m)^Cpus_allowed_list:\\s*([0-9,-]+)$");

  /** A reading of a machine that tells nothing. */
  public static final MachineCpu UNKNOWN = new MachineCpu(0, 0, 0, 0);

  /**
   * Reads now.
   *
   * @param root the process from which all processes of the run descend
   */
  public static MachineCpu read(ProcessHandle root) {
    return read(Path.of("/proc"), ProcessStatus.treeCpuSeconds(root));
  }

  static MachineCpu read(Path proc, OptionalDouble ownSeconds) {
    try {
      Set<Integer> allowed = allowed(text(proc.resolve("self/status")));
      int cpus = 0;
      double ticks = 0;
      for (String line : text(proc.resolve("stat")).lines().toList()) {
        Matcher cpu = CPU.matcher(line);
        if (cpu.matches() && allowed.contains(Integer.valueOf(cpu.group(1)))) {
          cpus++;
          ticks += ticks(line.split(" ", -1));
        }
      }
      return cpus == 0 || ownSeconds.isEmpty()
          ? UNKNOWN
          : new MachineCpu(
              System.nanoTime(), cpus, ticks / TICKS_PER_SECOND, ownSeconds.getAsDouble());
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return UNKNOWN;
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static double ticks(String[] fields) {
    return Arrays.stream(BUSY_FIELDS).mapToDouble(i -> Long.parseLong(fields[i])).sum();
  }

  private static Set<Integer> allowed(String status) {
    Set<Integer> allowed = new HashSet<>();
    Matcher list = ALLOWED.matcher(status);
    if (list.find()) {
      for (String range : list.group(1).split(",", -1)) {
        String[] ends = range.split("-", -1);
        for (int cpu = Integer.parseInt(ends[0]);
            cpu <= Integer.parseInt(ends[ends.length - 1]);
            cpu++) {
          allowed.add(cpu);
        }
      }
    }
    return allowed;
  }

  /**
   * Returns the share of the CPUs' time that other processes had since an earlier reading, 0 to 1;
   * empty if unknown.
   */
  public OptionalDouble othersShareSince(MachineCpu before) {
    double seconds = (nanos - before.nanos) / NANOS_PER_SECOND * cpus;
    if (cpus == 0 || cpus != before.cpus || seconds <= 0) {
      return OptionalDouble.empty();
    }
    double others = busySeconds - before.busySeconds - (ownSeconds - before.ownSeconds);
    return OptionalDouble.of(Math.max(0, Math.min(1, others / seconds)));
  }
}
