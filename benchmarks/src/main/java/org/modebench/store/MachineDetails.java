package org.modebench.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells a machine from others of its name and CPU model, by what a person calls it. What it
 * does not tell is left out.
 */
final class MachineDetails {
  private static final String CPU = "proc/cpuinfo";
  private static final String CACHES = "sys/devices/system/cpu/cpu0/cache/";
  private static final String FIRMWARE = "sys/class/dmi/id/";

  private final SystemFiles files;

  MachineDetails(SystemFiles files) {
    this.files = files;
  }

  Map<String, String> byTitle() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("CPU stepping", stepping());
    details.put("CPU microcode", files.value(CPU, "microcode"));
    details.put("CPU caches", caches());
    details.put("hypervisor", hypervisor());
    details.put("CPUs allowed", files.value("proc/self/status", "Cpus_allowed_list"));
    details.values().removeIf(String::isEmpty);
    return details;
  }

  private String stepping() {
    return Stream.of("cpu family", "model\t", "stepping")
        .map(name -> files.value(CPU, name))
        .filter(number -> !number.isEmpty())
        .collect(Collectors.joining("/"));
  }

  /** Such as {@code L1 Data 32K, L1 Instruction 32K, L2 Unified 1024K}. */
  private String caches() {
    List<String> caches = new ArrayList<>();
    for (String index : files.names(CACHES)) {
      String folder = CACHES + index + "/";
      Optional<String> level = files.line(folder + "level");
      Optional<String> size = files.line(folder + "size");
      if (level.isPresent() && size.isPresent()) {
        caches.add(
            "L%s %s %s".formatted(level.get(), files.line(folder + "type").orElse(""), size.get()));
      }
    }
    return caches.isEmpty() ? files.value(CPU, "cache size") : String.join(", ", caches);
  }

  private String hypervisor() {
    if (!List.of(files.value(CPU, "flags").split(" ", -1)).contains("hypervisor")) {
      return "";
    }
    String known =
        Stream.of("sys/hypervisor/type", FIRMWARE + "sys_vendor", FIRMWARE + "product_name")
            .flatMap(file -> files.line(file).stream())
            .collect(Collectors.joining(" "));
    return known.isEmpty() ? "yes" : known;
  }
}
