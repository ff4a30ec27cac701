package org.modebench.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a JVM that another one like it needs. */
final class JvmArguments {

  /**
   * What is of one JVM only: files that it writes or that are gone when it ends, ports that it
   * opens, and who watches it.
   */
  private static final List<String> OF_ONE_JVM =
      List.of(
          "-XX:CompileCommandFile=",
          "-XX:StartFlightRecording",
          "-XX:SharedArchiveFile=",
          "-XX:ArchiveClassesAtExit=",
          "-XX:AOT",
          "-Xshare:",
          "-Xlog",
          "-agentlib:",
          "-agentpath:",
          "-Dcom.sun.management.jmxremote",
          "-Dmodebench.runner=",
          "-Dmodebench.mock=",
          "-D" + CacheFolder.TEMPORARY + "=");

  private JvmArguments() {}

  static List<String> ofThisJvm() {
    return likewise(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /** Those that do not belong to one JVM only. */
  static List<String> likewise(List<String> arguments) {
    List<String> others = new ArrayList<>();
    for (String argument : arguments) {
      if (OF_ONE_JVM.stream().noneMatch(argument::startsWith)) {
        others.add(argument);
      }
    }
    return others;
  }
}
