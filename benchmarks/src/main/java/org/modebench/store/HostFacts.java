package org.modebench.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.fork.ForkJvm;
import org.modebench.plan.Subjects;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** What can be read of the machine; what it does not tell is left out. */
public final class HostFacts {
  private HostFacts() {}

  public static String name() {
    return line("/proc/sys/kernel/hostname")
        .orElseGet(
            () -> {
              try {
                return InetAddress.getLocalHost().getHostName();
              } catch (UnknownHostException e) {
                return "";
              }
            });
  }

  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  public static Map<String, Object> all() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", name());
    facts.put("cores", cores());
    put(facts, "cpu", value("/proc/cpuinfo", "model name"));
    put(facts, "cgroupQuota", line("/sys/fs/cgroup/cpu.max"));
    put(facts, "governor", line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("kernel", System.getProperty("os.version", ""));
    put(facts, "loadAverage", line("/proc/loadavg"));
    put(facts, "memory", value("/proc/meminfo", "MemTotal"));
    put(facts, "memoryAvailable", value("/proc/meminfo", "MemAvailable"));
    return facts;
  }

  private static Map<String, Object> of(ForkJvm jvm) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", jvm.version());
    facts.put("vendor", jvm.vendor());
    facts.put("vm", jvm.vm());
    return facts;
  }

  /**
   * The forks' JVM, with the arguments of the command line, and those of each benchmark class,
   * which hold where the command line has none of their kind.
   */
  public static Map<String, Object> forks(ForkJvm jvm, CommandLineOptions options) {
    Map<String, Object> facts = of(jvm);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(options.getJvmArgsPrepend().orElse(List.of()));
    arguments.addAll(options.getJvmArgs().orElse(List.of()));
    arguments.addAll(options.getJvmArgsAppend().orElse(List.of()));
    facts.put("arguments", arguments);
    facts.put("classArguments", Subjects.jvmArguments());
    return facts;
  }

  public static Map<String, Object> runner() {
    Map<String, Object> facts = of(ForkJvm.current());
    facts.put("arguments", List.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, Optional<String> value) {
    value.ifPresent(v -> facts.put(name, v));
  }

  private static Optional<String> line(String file) {
    return lines(file).stream().findFirst().map(String::strip).filter(l -> !l.isEmpty());
  }

  private static Optional<String> value(String file, String name) {
    return lines(file).stream()
        .filter(l -> l.startsWith(name))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException | RuntimeException notThere) {
      return List.of();
    }
  }
}
