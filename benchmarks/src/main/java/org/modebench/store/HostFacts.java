package org.modebench.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.modebench.analysis.results.record.JvmFacts;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.fork.ForkJvm;
import org.modebench.host.JvmVariables;
import org.modebench.plan.Benchmarks;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** What can be read of the machine; what it does not tell is empty. */
public final class HostFacts {
  private static final Pattern SECRET =
      Pattern.compile("(?i)(-D\\S*(?:password|passwd|secret|token|credential|apikey)\\S*?=)\\S+");

  private HostFacts() {}

  public static String name() {
    return SystemFiles.OF_THIS_MACHINE
        .line("proc/sys/kernel/hostname")
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

  /** The memory that this process may use, in bytes: of the machine, or of its container. */
  public static long memoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  public static MachineFacts all() {
    SystemFiles files = SystemFiles.OF_THIS_MACHINE;
    return new MachineFacts(
        name(),
        cores(),
        files.value("proc/cpuinfo", "model name"),
        new CpuQuota(files).text(),
        files.line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").orElse(""),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("os.version", ""),
        files.line("proc/loadavg").orElse(""),
        files.value("proc/meminfo", "MemTotal"),
        files.value("proc/meminfo", "MemAvailable"),
        new MachineDetails(files).byTitle());
  }

  /**
   * The forks' JVM, with the arguments of the command line, and those of each benchmark class,
   * which hold where the command line has none of their kind.
   */
  public static JvmFacts forks(ForkJvm jvm, CommandLineOptions options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(options.getJvmArgsPrepend().orElse(List.of()));
    arguments.addAll(options.getJvmArgs().orElse(List.of()));
    arguments.addAll(options.getJvmArgsAppend().orElse(List.of()));
    return facts(jvm, arguments, Benchmarks.jvmArguments());
  }

  public static JvmFacts runner() {
    return facts(
        ForkJvm.current(), ManagementFactory.getRuntimeMXBean().getInputArguments(), Map.of());
  }

  private static JvmFacts facts(
      ForkJvm jvm, List<String> arguments, Map<String, List<String>> classArguments) {
    return new JvmFacts(
        jvm.version(),
        jvm.vendor(),
        jvm.vm(),
        arguments.stream().map(HostFacts::masked).toList(),
        classArguments,
        variables());
  }

  /** The variables of the environment from which JVMs take options, by name. */
  public static Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    JvmVariables.ofThisJvm().values().forEach((name, value) -> variables.put(name, masked(value)));
    return variables;
  }

  /** Records are shared. */
  private static String masked(String options) {
    return SECRET.matcher(options).replaceAll("$1***");
  }
}
