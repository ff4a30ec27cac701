package org.modebench.analysis.results.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The machine of a run, as far as it tells; what it does not tell is empty, or 0.
 *
 * @param name of the host
 * @param cores that the run could use
 * @param cpu its model
 * @param cgroupQuota how much CPU time the control group may use
 * @param governor of the CPU's frequency
 * @param system name of the operating system and of the architecture
 * @param kernel version of the operating system
 * @param loadAverage before the run
 * @param memory that is there
 * @param memoryAvailable that was free before the run
 * @param details what else tells it from other machines, by what a person calls it, such as {@code
 *     CPU microcode}
 */
public record MachineFacts(
    String name,
    int cores,
    String cpu,
    String cgroupQuota,
    String governor,
    String system,
    String kernel,
    String loadAverage,
    String memory,
    String memoryAvailable,
    Map<String, String> details) {

  private static final double KIBIBYTES_PER_GIBIBYTE = 1 << 20;

  /** Copies the details, in their order. */
  public MachineFacts {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /**
   * The memory in GiB, without the few kilobytes that differ from one start of a machine to the
   * next; as it is on record where that is not in kB.
   */
  public String gibibytes() {
    return memory.matches("[0-9]{1,15} kB")
        ? String.format(
            Locale.ROOT,
            "%.1f GiB",
            Long.parseLong(memory.substring(0, memory.indexOf(' '))) / KIBIBYTES_PER_GIBIBYTE)
        : memory;
  }

  static MachineFacts of(JsonFields fields) {
    return new MachineFacts(
        fields.textOrEmpty("name"),
        (int) Math.min(Integer.MAX_VALUE, fields.count("cores")),
        fields.textOrEmpty("cpu"),
        fields.textOrEmpty("cgroupQuota"),
        fields.textOrEmpty("governor"),
        fields.textOrEmpty("system"),
        fields.textOrEmpty("kernel"),
        fields.textOrEmpty("loadAverage"),
        fields.textOrEmpty("memory"),
        fields.textOrEmpty("memoryAvailable"),
        fields.textsByName("details"));
  }

  /**
   * Whether figures of both can be taken together: all is the same but what always changes. Details
   * that one of them lacks, as those of an older version do, are not known to differ.
   */
  public boolean isSameMachine(MachineFacts other) {
    return withoutMoment().equals(other.withoutMoment())
        && details.entrySet().stream()
            .allMatch(
                detail ->
                    other
                        .details
                        .getOrDefault(detail.getKey(), detail.getValue())
                        .equals(detail.getValue()));
  }

  private MachineFacts withoutMoment() {
    return new MachineFacts(
        name, cores, cpu, cgroupQuota, governor, system, kernel, "", memory, "", Map.of());
  }
}
