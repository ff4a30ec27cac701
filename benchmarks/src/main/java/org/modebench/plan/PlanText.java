package org.modebench.plan;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What {@code --plan} prints: the cases, the time, and the order if it is asked for. */
public final class PlanText {
  private final PlannedRun planned;
  private final boolean withOrder;

  /**
   * @param withOrder whether each round is shown
   */
  public PlanText(PlannedRun planned, boolean withOrder) {
    this.planned = planned;
    this.withOrder = withOrder;
  }

  public void print(PrintStream out) {
    List<Case> cases = planned.plan().cases();
    int width = cases.stream().mapToInt(c -> c.label().length()).max().orElse(0);
    out.println("Cases, and the time of one fork of each:");
    for (int i = 0; i < cases.size(); i++) {
      out.println(
          String.format(
              Locale.ROOT,
              "%4d  %-" + width + "s  %5.1f s",
              i + 1,
              cases.get(i).label(),
              planned.model().forkSeconds(cases.get(i))));
    }
    if (withOrder) {
      printOrder(out);
    }
    planned.notes().forEach(out::println);
    out.println("In all: " + planned.summary() + ".");
    planned.outlook().ifPresent(out::println);
  }

  private void printOrder(PrintStream out) {
    out.println("Order:");
    int round = 0;
    for (List<Integer> order : planned.plan().order()) {
      round++;
      StringBuilder line = new StringBuilder("  round ").append(round).append(':');
      order.forEach(index -> line.append(' ').append(index + 1));
      out.println(line);
    }
  }
}
