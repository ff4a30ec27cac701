package org.modebench.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.results.record.CaseSettings;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RecordedWorkload;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.Case;
import org.modebench.plan.Plan;
import org.modebench.plan.Settings;
import org.modebench.plan.UsageException;

/** The plan of a run as its record has it. */
public final class RecordedPlan {
  private RecordedPlan() {}

  /** Puts a plan on record. */
  public static void write(Plan plan, RunRecord record) {
    List<RecordedCase> cases = plan.cases().stream().map(RecordedPlan::recorded).toList();
    List<String> order =
        plan.order().stream()
            .map(round -> round.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .toList();
    record.setPlan(cases, plan.rounds(), plan.forks(), order);
    record.setWorkloads(workloads(plan.cases()));
  }

  /** What the cases measure, each workload once. */
  private static List<RecordedWorkload> workloads(List<Case> cases) {
    Map<String, SortedMap<String, List<String>>> defaults = Benchmarks.defaults();
    Map<String, RecordedWorkload> workloads = new LinkedHashMap<>();
    for (Case of : cases) {
      workloads.computeIfAbsent(
          of.benchmark(),
          name -> workload(of, defaults.getOrDefault(of.method(), new TreeMap<>())));
    }
    return List.copyOf(workloads.values());
  }

  private static RecordedWorkload workload(Case of, Map<String, List<String>> defaults) {
    List<RecordedWorkload.Parameter> parameters =
        of.params().keySet().stream()
            .filter(name -> !name.equals(of.axis()))
            .map(
                name ->
                    new RecordedWorkload.Parameter(
                        name,
                        defaults.getOrDefault(name, List.of()).stream().findFirst().orElse("")))
            .toList();
    List<RecordedWorkload.Metric> metrics =
        of.workload().metrics().stream()
            .map(
                metric ->
                    new RecordedWorkload.Metric(
                        metric.name(),
                        metric.unit(),
                        metric.better().map(Enum::name).orElse(""),
                        metric.oneLineTitle()))
            .toList();
    return new RecordedWorkload(of.benchmark(), of.axis(), parameters, metrics);
  }

  private static RecordedCase recorded(Case of) {
    Settings settings = of.settings();
    return new RecordedCase(
        of.method(),
        of.benchmark(),
        of.params(),
        new CaseSettings(
            settings.steadyNanos(),
            settings.warmupIterations(),
            settings.warmupNanos(),
            settings.iterations(),
            settings.iterationNanos(),
            settings.timeoutNanos()),
        of.usesMock(),
        of.label());
  }

  /**
   * The plan on record.
   *
   * @throws UsageException if there is none that can be run
   */
  public static Plan read(RunRecord record) throws UsageException {
    try {
      Catalogue catalogue = record.catalogue();
      List<Case> cases = record.cases().stream().map(of -> planned(of, catalogue)).toList();
      List<List<Integer>> order = record.order().stream().map(RecordedPlan::indices).toList();
      boolean known =
          order.stream().flatMap(List::stream).allMatch(i -> i >= 0 && i < cases.size());
      if (known && !cases.isEmpty() && !order.isEmpty()) {
        return new Plan(cases, order.size(), order);
      }
      throw unusable(record, new IllegalArgumentException());
    } catch (NumberFormatException e) {
      throw unusable(record, e);
    }
  }

  /** A round that a shard does not measure has none. */
  private static List<Integer> indices(String round) {
    return round.isEmpty()
        ? List.of()
        : Arrays.stream(round.split(" ", -1)).map(Integer::valueOf).toList();
  }

  private static UsageException unusable(RunRecord record, Exception cause) {
    return new UsageException(
        "Run %s has no recorded plan that can be resumed; start a new run without --resume."
            .formatted(record.run()),
        cause);
  }

  private static Case planned(RecordedCase of, Catalogue catalogue) {
    CaseSettings settings = of.settings();
    return new Case(
        of.method(),
        catalogue.workload(of.benchmark()),
        new TreeMap<>(of.params()),
        new Settings(
            settings.steadyNanos(),
            settings.warmupIterations(),
            settings.warmupNanos(),
            settings.iterations(),
            settings.iterationNanos(),
            settings.timeoutNanos()),
        of.usesMock(),
        of.label());
  }
}
