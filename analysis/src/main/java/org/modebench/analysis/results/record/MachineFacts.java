package org.modebench.analysis.results.record;

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
    String memoryAvailable) {

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
        fields.textOrEmpty("memoryAvailable"));
  }

  /** Whether figures of both can be taken together: all is the same but what always changes. */
  boolean isSameMachine(MachineFacts other) {
    return withoutMoment().equals(other.withoutMoment());
  }

  private MachineFacts withoutMoment() {
    return new MachineFacts(
        name, cores, cpu, cgroupQuota, governor, system, kernel, "", memory, "");
  }
}
