package org.modebench.plan;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.modebench.measurement.WarmUp;

/**
 * How long forks take: the fork itself, and its iterations, each of which is as many whole batches
 * as its time begins. What a batch takes, and what comes before the first, the catalogue says of
 * each workload; a batch of which nothing is known counts as long as an iteration.
 */
public final class CostModel {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Machine machine;

  public CostModel(Machine machine) {
    this.machine = machine;
  }

  /** The time of one fork, in seconds. */
  public double forkSeconds(Case of) {
    OptionalDouble batch = batchSeconds(of);
    Settings settings = of.settings();
    return machine.forkSeconds()
        + of.workload().setUpSeconds(of.batch(), machine.speed())
        + steadySeconds(settings.steadyNanos(), batch)
        + settings.warmupIterations() * iterationSeconds(settings.warmupNanos(), batch)
        + settings.iterations() * iterationSeconds(settings.iterationNanos(), batch);
  }

  /** The time of all forks of those cases, in seconds. */
  public double forkSeconds(Plan plan, Predicate<Case> those) {
    return plan.order().stream()
        .flatMap(List::stream)
        .map(plan.cases()::get)
        .filter(those)
        .mapToDouble(this::forkSeconds)
        .sum();
  }

  public double roundSeconds(List<Case> cases) {
    return cases.stream().mapToDouble(this::forkSeconds).sum();
  }

  /** As long as it takes to see that batches become no faster, if they do not. */
  private static double steadySeconds(long mostNanos, OptionalDouble batch) {
    double least =
        Math.max(WarmUp.SHORTEST_NANOS / NANOS_PER_SECOND, WarmUp.FEWEST_BATCHES * batch.orElse(0));
    return Math.min(mostNanos / NANOS_PER_SECOND, least);
  }

  private static double iterationSeconds(long nanos, OptionalDouble batch) {
    double seconds = nanos / NANOS_PER_SECOND;
    double ofBatch = batch.orElse(0);
    return ofBatch <= 0 ? seconds : Math.max(1, Math.ceil(seconds / ofBatch)) * ofBatch;
  }

  /** The time of one batch, in seconds; empty where nothing is known of it. */
  OptionalDouble batchSeconds(Case of) {
    return of.workload().batchSeconds(of.batch(), machine.speed());
  }
}
