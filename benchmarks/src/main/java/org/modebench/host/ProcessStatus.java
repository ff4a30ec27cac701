package org.modebench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Linux tells of a process in {@code /proc} (proc(5)). Where there is no {@code /proc}, for a
 * process that is gone, and of what a sandbox leaves out, nothing is known.
 */
public final class ProcessStatus {

  /** Clock ticks a second in {@code /proc}: USER_HZ, which is 100 on every platform of HotSpot. */
  private static final double TICKS_PER_SECOND = 100;

  /** Fields of {@code stat} after the command's name, counted from 0 for the state. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  /** Of as many digits as any counter of a machine can have. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final long pid;
  private final Path folder;

  /**
   * @param folder that of the process in {@code /proc}
   */
  ProcessStatus(long pid, Path folder) {
    this.pid = pid;
    this.folder = folder;
  }

  public static ProcessStatus of(long pid) {
    return new ProcessStatus(pid, Path.of("/proc", Long.toString(pid)));
  }

  /** Returns the id of the process. */
  public long pid() {
    return pid;
  }

  /**
   * Returns the user and system CPU time of the process itself in seconds, to 10 ms; empty if
   * unknown.
   */
  public OptionalDouble cpuSeconds() {
    return seconds(UTIME, STIME);
  }

  /**
   * Returns the user and system CPU time in seconds of the children of the process that have ended
   * and been waited for; empty if unknown.
   */
  public OptionalDouble endedChildrenCpuSeconds() {
    return seconds(CUTIME, CSTIME);
  }

  /**
   * Returns the user and system CPU time in seconds of a process, of all that descend from it, and
   * of those of them that have ended; empty if that of the first is unknown.
   */
  public static OptionalDouble treeCpuSeconds(ProcessHandle root) {
    return of(root.pid()).cpuSeconds().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Stream.concat(Stream.of(root), root.descendants())
                .map(process -> of(process.pid()))
                .mapToDouble(
                    process ->
                        process.cpuSeconds().orElse(0)
                            + process.endedChildrenCpuSeconds().orElse(0))
                .sum());
  }

  private OptionalDouble seconds(int user, int system) {
    String stat = read("stat");
    // The name of the command is in parentheses and may contain anything, spaces included.
    int end = stat.lastIndexOf(')');
    String[] fields = stat.substring(end + 1).strip().split(" ", -1);
    if (end < 0 || fields.length <= Math.max(user, system)) {
      return OptionalDouble.empty();
    }
    OptionalLong userTicks = number(fields[user]);
    OptionalLong systemTicks = number(fields[system]);
    return userTicks.isPresent() && systemTicks.isPresent()
        ? OptionalDouble.of((userTicks.getAsLong() + systemTicks.getAsLong()) / TICKS_PER_SECOND)
        : OptionalDouble.empty();
  }

  /** Returns the peak resident memory in bytes since the process started or was reset. */
  public OptionalLong peakBytes() {
    return peakBytes(read("status"));
  }

  /** Returns the resident memory in bytes, as it is now; empty if unknown. */
  public OptionalLong residentBytes() {
    return bytes(read("status"), "VmRSS:");
  }

  /** Returns peak memory and the number of threads now, by one look; zeros if unknown. */
  public Footprint footprint() {
    String status = read("status");
    return new Footprint(peakBytes(status).orElse(0), (int) number(status, "Threads:").orElse(0));
  }

  /**
   * Returns how often each thread that is alive has been switched out since it started, voluntarily
   * or not, by thread id; empty if unknown. Threads that have ended are not counted any more.
   */
  public Map<Long, Long> switchesByThread() {
    return byThread(
        "status",
        status -> {
          OptionalLong voluntary = number(status, "\nvoluntary_ctxt_switches:");
          OptionalLong involuntary = number(status, "\nnonvoluntary_ctxt_switches:");
          return voluntary.isPresent() && involuntary.isPresent()
              ? OptionalLong.of(voluntary.getAsLong() + involuntary.getAsLong())
              : OptionalLong.empty();
        });
  }

  /**
   * Returns how long each thread that is alive has waited for a CPU since it started, in
   * nanoseconds, by thread id; empty if unknown.
   */
  public Map<Long, Long> waitNanosByThread() {
    // Time on a CPU, time waiting for one, and how often it got one (sched-stats).
    return byThread(
        "schedstat",
        schedstat -> {
          String[] fields = schedstat.strip().split(" ", -1);
          return fields.length < 2 ? OptionalLong.empty() : number(fields[1]);
        });
  }

  /**
   * Returns how many bytes the process, with children that have ended and been waited for, made the
   * system fetch from storage, past the page cache or into it; empty if unknown.
   */
  public OptionalLong diskReadBytes() {
    return number(read("io"), "\nread_bytes:");
  }

  private Map<Long, Long> byThread(String file, Function<String, OptionalLong> counter) {
    Map<Long, Long> counts = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
      for (Path thread : threads) {
        counter
            .apply(read("task/" + thread.getFileName() + "/" + file))
            .ifPresent(count -> counts.put(Long.valueOf(thread.getFileName().toString()), count));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Map.of();
    }
    return counts;
  }

  private static OptionalLong peakBytes(String status) {
    return bytes(status, "VmHWM:");
  }

  private static OptionalLong bytes(String status, String label) {
    OptionalLong kilobytes = number(status, label);
    return kilobytes.isPresent()
        ? OptionalLong.of(1024 * kilobytes.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalLong number(String text) {
    return NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** The whole number after a label; empty if there is none. */
  private static OptionalLong number(String status, String label) {
    int begin = status.indexOf(label);
    if (begin < 0) {
      return OptionalLong.empty();
    }
    String rest = status.substring(begin + label.length());
    return number(rest.lines().findFirst().orElse("").replace("kB", "").strip());
  }

  /** Lets the peak resident memory begin anew from what is resident now, where that is allowed. */
  public void resetPeak() {
    try {
      Files.writeString(folder.resolve("clear_refs"), "5");
    } catch (IOException e) {
      // Then the peak is that since the process started, which is no less.
    }
  }

  private String read(String file) {
    try {
      return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
