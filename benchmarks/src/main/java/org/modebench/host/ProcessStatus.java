package org.modebench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What Linux tells of a process in {@code /proc} (proc(5)). Where there is no {@code /proc}, and
 * for a process that is gone, nothing is known.
 */
public final class ProcessStatus {

  /** Clock ticks a second in {@code /proc}: USER_HZ, which is 100 on every platform of HotSpot. */
  private static final double TICKS_PER_SECOND = 100;

  /** Fields of {@code stat} after the command's name, counted from 0 for the state. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  private final long pid;
  private final Path folder;

  private ProcessStatus(long pid) {
    this.pid = pid;
    this.folder = Path.of("/proc", Long.toString(pid));
  }

  public static ProcessStatus of(long pid) {
    return new ProcessStatus(pid);
  }

  /** Returns the id of the process. */
  public long pid() {
    return pid;
  }

  /**
   * Returns the user and system CPU time of the process itself in seconds, to 10 ms; 0 if unknown.
   */
  public double cpuSeconds() {
    return seconds(UTIME, STIME);
  }

  /**
   * Returns the user and system CPU time in seconds of the children of the process that have ended
   * and been waited for; 0 if unknown.
   */
  public double endedChildrenCpuSeconds() {
    return seconds(CUTIME, CSTIME);
  }

  private double seconds(int user, int system) {
    String stat = read("stat");
    // The name of the command is in parentheses and may contain anything, spaces included.
    int end = stat.lastIndexOf(')');
    if (end < 0) {
      return 0;
    }
    String[] fields = stat.substring(end + 2).split(" ", -1);
    return (Long.parseLong(fields[user]) + Long.parseLong(fields[system])) / TICKS_PER_SECOND;
  }

  /** Returns the peak resident memory in bytes since the process started or was reset. */
  public OptionalLong peakBytes() {
    return peakBytes(read("status"));
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
    Map<Long, Long> switches = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
      for (Path thread : threads) {
        String status = read("task/" + thread.getFileName() + "/status");
        OptionalLong voluntary = number(status, "\nvoluntary_ctxt_switches:");
        OptionalLong involuntary = number(status, "\nnonvoluntary_ctxt_switches:");
        if (voluntary.isPresent() && involuntary.isPresent()) {
          switches.put(
              Long.valueOf(thread.getFileName().toString()),
              voluntary.getAsLong() + involuntary.getAsLong());
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Map.of();
    }
    return switches;
  }

  private static OptionalLong peakBytes(String status) {
    OptionalLong kilobytes = number(status, "VmHWM:");
    return kilobytes.isPresent()
        ? OptionalLong.of(1024 * kilobytes.getAsLong())
        : OptionalLong.empty();
  }

  /** The whole number after a label; empty if the label is not there. */
  private static OptionalLong number(String status, String label) {
    int begin = status.indexOf(label);
    if (begin < 0) {
      return OptionalLong.empty();
    }
    int end = status.indexOf('\n', begin + label.length());
    String value = status.substring(begin + label.length(), end).replace("kB", "").strip();
    return OptionalLong.of(Long.parseLong(value));
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
