package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.results.RunEnvironment;
import org.modebench.analysis.text.ForeignText;

/** Where and how a run was measured, from its record, as names and values. */
final class EnvironmentList {
  private final RunEnvironment record;
  private final List<Map.Entry<String, String>> entries = new ArrayList<>();

  EnvironmentList(RunEnvironment record) {
    this.record = record;
    add("arguments", Optional.of(String.join(" ", record.arguments())));
    add("state", record.state());
    add("started", record.text("started"));
    add("ended", record.text("ended"));
    add("forks done", record.text("forksDone"));
    add("forks planned", record.text("forksPlanned"));
    add("preset", record.text("preset"));
    add("seed of the order", record.seed());
    add("commit", record.commit().map(c -> c + (record.isDirty() ? ", with changes" : "")));
    add("host", record.text("host", "name"));
    add("CPU", record.text("host", "cpu"));
    add("cores", record.text("host", "cores"));
    add("CPU quota", record.cpuQuota());
    add("governor", record.text("host", "governor"));
    add("system", record.text("host", "system"));
    add("kernel", record.text("host", "kernel"));
    add("memory", record.text("host", "memory"));
    add("load before", record.text("host", "loadAverage"));
    add("JDK of the forks", jdk("forks"));
    add("JVM arguments", Optional.of(jvmArguments()));
    add("JDK of the runner", jdk("runner"));
    add("versions", Optional.of(versions()));
    record.objects("mockChecks").forEach(check -> add("mock API", check.text("sentence")));
    record.objects("noise").forEach(noise -> add("noise of the machine", noise(noise)));
    record.texts("notes").forEach(note -> add("note", Optional.of(note)));
  }

  private void add(String name, Optional<String> value) {
    value
        .filter(text -> !text.isBlank())
        .ifPresent(text -> entries.add(Map.entry(name, ForeignText.printable(text))));
  }

  private Optional<String> jdk(String of) {
    return record
        .text(of, "version")
        .map(
            version ->
                version
                    + record.text(of, "vendor").map(vendor -> ", " + vendor).orElse("")
                    + record.text(of, "vm").map(vm -> ", " + vm).orElse(""));
  }

  private String jvmArguments() {
    List<String> all = new ArrayList<>(record.texts("forks", "arguments"));
    record
        .object("forks", "classArguments")
        .keySet()
        .forEach(
            name ->
                all.add(
                    name + ": " + String.join(" ", record.texts("forks", "classArguments", name))));
    return String.join("; ", all);
  }

  private String versions() {
    return record.object("dependencies").keySet().stream()
        .map(name -> name + " " + record.text("dependencies", name).orElse("?"))
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> noise(RunEnvironment noise) {
    return noise
        .text("medianMicros")
        .map(
            median ->
                "a fixed computation takes %s µs, its 99th percentile %s times that; longest stall %s µs"
                    .formatted(
                        median,
                        noise.text("p99OverMedian").orElse("?"),
                        noise.text("maxStallMicros").orElse("?")));
  }

  Html html() {
    List<Html> items = new ArrayList<>();
    for (Map.Entry<String, String> entry : entries) {
      items.add(Html.element("dt", entry.getKey()));
      items.add(Html.element("dd", entry.getValue()));
    }
    return Html.element("dl", List.of("class", "environment"), Html.all(items));
  }

  /** What a reader must know before trusting the run. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    record
        .state()
        .filter(state -> !state.equals("COMPLETE"))
        .ifPresent(
            state ->
                warnings.add(
                    "The run is not complete (%s).".formatted(ForeignText.printable(state))));
    if (record.isDirty()) {
      warnings.add("The measured code had changes that were not committed.");
    }
    if (record.mockTrusted().equals(Optional.of(false))) {
      warnings.add("The mock API did not pass its check before or after the run.");
    }
    return warnings;
  }
}
