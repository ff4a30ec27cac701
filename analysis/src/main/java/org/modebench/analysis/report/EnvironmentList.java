package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.results.record.JvmFacts;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Quantity;

/** Where and how a run was measured, from its record, as names and values. */
final class EnvironmentList {
  private final RunRecord record;
  private final List<Map.Entry<String, String>> entries = new ArrayList<>();

  EnvironmentList(RunRecord record) {
    this.record = record;
    add("arguments", String.join(" ", record.arguments()));
    add("state", record.state().map(RunState::name));
    add("started", record.started());
    add("ended", record.ended());
    add("forks done", number(record.forksDone()));
    add("forks planned", number(record.forksPlanned()));
    add("preset", record.preset());
    add("seed of the order", number(record.seed()));
    add("commit", record.commit().map(c -> c + (record.isDirty() ? ", with changes" : "")));
    MachineFacts host = record.host();
    add("host", host.name());
    add("CPU", host.cpu());
    add("cores", host.cores() == 0 ? "" : Integer.toString(host.cores()));
    add("CPU quota", host.cgroupQuota());
    add("governor", host.governor());
    add("system", host.system());
    add("kernel", host.kernel());
    add("memory", host.gibibytes());
    host.details().forEach(this::add);
    add("load before", host.loadAverage());
    MachineFacts servers = record.serverHost();
    add("host of the servers", servers.name());
    add("CPU of that host", servers.cpu());
    add("cores of that host", servers.cores() == 0 ? "" : Integer.toString(servers.cores()));
    add("kernel of that host", servers.kernel());
    add("JDK of that host", jdk(record.serverJava()));
    add(
        "round trip to it",
        servers.name().isEmpty() ? "" : Quantity.TIME.text(record.serverRoundTripSeconds()));
    add("JDK of the forks", jdk(record.forks()));
    add("JVM arguments", jvmArguments());
    add("JDK of the runner", jdk(record.runner()));
    add("versions", versions());
    record.mockChecks().forEach(check -> add("mock API", check.sentence()));
    record.noise().forEach(noise -> add("noise of the machine", noise(noise)));
    record.timings().forEach(timing -> add(timing.of(), timing(timing)));
    record.doubts().forEach(doubt -> add("learnt afterwards", doubt.reason()));
    add(
        "attempts not counted",
        record.attemptsNotCounted() == 0 ? "" : Long.toString(record.attemptsNotCounted()));
    record.notes().forEach(note -> add("note", note));
  }

  private void add(String name, Optional<String> value) {
    add(name, value.orElse(""));
  }

  private void add(String name, String value) {
    if (!value.isBlank()) {
      entries.add(Map.entry(name, ForeignText.printable(value)));
    }
  }

  private static Optional<String> number(OptionalLong number) {
    return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
  }

  private static String jdk(JvmFacts jvm) {
    return Stream.of(jvm.version(), jvm.vendor(), jvm.vm())
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String jvmArguments() {
    List<String> all = new ArrayList<>(record.forks().arguments());
    record
        .forks()
        .classArguments()
        .forEach((name, arguments) -> all.add(name + ": " + String.join(" ", arguments)));
    return String.join("; ", all);
  }

  private String versions() {
    return record.dependencies().entrySet().stream()
        .map(library -> library.getKey() + " " + library.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String noise(MachineNoise noise) {
    return Double.isNaN(noise.medianMicros())
        ? ""
        : "a fixed computation takes %s µs, its 99th percentile %s times that; longest stall %s µs"
            .formatted(noise.medianMicros(), noise.p99OverMedian(), noise.maxStallMicros());
  }

  private static String timing(MachineTiming timing) {
    return "%s in the median, quartiles %s and %s"
        .formatted(
            time(timing.medianMicros()), time(timing.lowMicros()), time(timing.highMicros()));
  }

  private static String time(double micros) {
    return Quantity.TIME.text(micros / 1e6);
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
        .filter(state -> state != RunState.COMPLETE)
        .ifPresent(state -> warnings.add("The run is not complete (%s).".formatted(state)));
    if (record.isDirty()) {
      warnings.add("The measured code had changes that were not committed.");
    }
    if (record.mockTrusted().equals(Optional.of(false))) {
      warnings.add("The mock API did not pass its check before or after the run.");
    }
    return warnings;
  }
}
