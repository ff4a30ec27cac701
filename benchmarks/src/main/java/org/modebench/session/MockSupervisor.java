package org.modebench.session;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.mock.MockProcess;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;
import org.modebench.plan.Plan;

/** Keeps the one mock API of a run: started when needed, checked, restarted if it died, ended. */
final class MockSupervisor implements AutoCloseable {
  private final MockProcess.Starter starter;
  private final Consumer<String> say;
  private final int concurrency;
  private final double seconds;
  private @Nullable MockProcess mock;

  MockSupervisor(MockProcess.Starter starter, Plan plan, CostModel model, Consumer<String> say) {
    this.starter = starter;
    this.concurrency =
        plan.cases().stream().filter(Case::usesMock).mapToInt(Case::callsAtOnce).max().orElse(1);
    this.seconds = model.forkSeconds(plan, Case::usesMock);
    this.say = say;
  }

  /** Where the mock is; starts one if there is none that lives. */
  URI uri() throws IOException, InterruptedException {
    return live().address();
  }

  private MockProcess live() throws IOException, InterruptedException {
    synchronized (this) {
      if (mock != null && mock.isAlive()) {
        return mock;
      }
      if (mock != null) {
        say.accept("The mock API has died; starting another one.");
        mock.close();
      }
    }
    MockProcess started = starter.start(concurrency, seconds);
    synchronized (this) {
      mock = started;
    }
    return started;
  }

  /**
   * Checks the mock alone, at each latency that cases use and the largest number of calls in flight
   * there.
   */
  List<MockVerdict> check(List<Case> cases) throws IOException, InterruptedException {
    TreeMap<Integer, Integer> concurrencyByLatency = new TreeMap<>();
    for (Case c : cases) {
      if (c.usesMock() && c.params().containsKey(Parameters.LATENCY_MILLIS.name())) {
        concurrencyByLatency.merge(
            c.number(Parameters.LATENCY_MILLIS, 0), c.callsAtOnce(), Math::max);
      }
    }
    List<MockVerdict> verdicts = new ArrayList<>();
    for (var entry : concurrencyByLatency.entrySet()) {
      MockVerdict verdict = live().check(entry.getKey(), entry.getValue());
      say.accept(verdict.sentence());
      verdicts.add(verdict);
    }
    return verdicts;
  }

  @Override
  public synchronized void close() {
    if (mock != null) {
      mock.close();
      mock = null;
    }
  }
}
