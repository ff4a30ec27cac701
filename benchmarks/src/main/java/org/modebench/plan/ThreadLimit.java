package org.modebench.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many threads there may be, those of processes among them, by the tightest of what Linux says
 * of the machine, of the control group of this process and those above it, and of its user.
 *
 * <p>Source: Linux, Documentation/admin-guide/sysctl/kernel.rst; cgroup-v2.rst, {@code pids.max},
 * and for version 1 cgroup-v1/pids.rst; getrlimit(2), {@code RLIMIT_NPROC}, which binds neither
 * root nor who has one of two capabilities.
 *
 * @param most how many
 * @param name of the limit, as a person would look for it
 */
record ThreadLimit(long most, String name) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern OF_USER = Pattern.compile("Max processes\\s+(\\S+)\\s.*");
  private static final String GROUPS = "sys/fs/cgroup";
  private static final String OF_GROUP = "pids.max of the control group";

  /** CAP_SYS_ADMIN and CAP_SYS_RESOURCE, by their bits. */
  private static final long UNBOUND = 1L << 21 | 1L << 24;

  private static final int HEXADECIMAL = 16;

  /**
   * Reads the limit; empty where none is known.
   *
   * @param root above {@code proc} and {@code sys}
   */
  static Optional<ThreadLimit> under(Path root) {
    List<ThreadLimit> limits = new ArrayList<>();
    add(limits, first(root.resolve("proc/sys/kernel/threads-max")), "threads-max");
    add(limits, first(root.resolve("proc/sys/kernel/pid_max")), "pid_max");
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      addGroups(limits, root, line);
    }
    if (!isUnbound(root)) {
      lines(root.resolve("proc/self/limits")).stream()
          .map(OF_USER::matcher)
          .filter(Matcher::matches)
          .forEach(line -> add(limits, line.group(1), "ulimit -u"));
    }
    return limits.stream().min(Comparator.comparingLong(ThreadLimit::most));
  }

  /**
   * Adds those of a group and of all above it.
   *
   * @param line of {@code /proc/self/cgroup}, such as {@code 0::/user.slice}
   */
  private static void addGroups(List<ThreadLimit> limits, Path root, String line) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3) {
      return;
    }
    boolean ofPids = ("," + parts[1] + ",").contains(",pids,");
    if (!ofPids && !parts[1].isEmpty()) {
      return;
    }
    Path hierarchy = root.resolve(ofPids ? GROUPS + "/pids" : GROUPS);
    String group = parts[2].endsWith("/") ? parts[2].substring(0, parts[2].length() - 1) : parts[2];
    while (true) {
      add(limits, first(Path.of(hierarchy + group + "/pids.max")), OF_GROUP);
      if (group.isEmpty()) {
        return;
      }
      group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
    }
  }

  private static void add(List<ThreadLimit> limits, String number, String name) {
    if (NUMBER.matcher(number).matches()) {
      limits.add(new ThreadLimit(Long.parseLong(number), name));
    }
  }

  /** Whether the number of a user's threads does not bind this process. */
  private static boolean isUnbound(Path root) {
    List<String> status = lines(root.resolve("proc/self/status"));
    boolean isRoot = status.stream().anyMatch(line -> line.matches("Uid:\\s+0\\s.*"));
    OptionalLong capabilities =
        status.stream()
            .filter(line -> line.matches("CapEff:\\s+[0-9a-f]{16}"))
            .mapToLong(
                line ->
                    Long.parseUnsignedLong(
                        line.substring(line.length() - HEXADECIMAL), HEXADECIMAL))
            .findFirst();
    return isRoot || (capabilities.orElse(0) & UNBOUND) != 0;
  }

  private static String first(Path file) {
    return lines(file).stream().findFirst().map(String::strip).orElse("");
  }

  /** What is not there, or cannot be read, has no lines. */
  private static List<String> lines(Path file) {
    // Not by Files.readString: what is read of a kernel's parameter in parts ends with the first.
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return reader.lines().toList();
    } catch (IOException | RuntimeException notThere) {
      return List.of();
    }
  }
}
