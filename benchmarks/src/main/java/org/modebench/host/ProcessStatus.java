package org.modebench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Path folder;

  private ProcessStatus(String process) {
    this.folder = Path.of("/proc", process);
  }

  public static ProcessStatus of(long pid) {
    return new ProcessStatus(Long.toString(pid));
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
    String status = read("status");
    int begin = status.indexOf("VmHWM:");
    if (begin < 0) {
      return OptionalLong.empty();
    }
    int end = status.indexOf(" kB", begin);
    return OptionalLong.of(
        1024 * Long.parseLong(status.substring(begin + "VmHWM:".length(), end).trim()));
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
