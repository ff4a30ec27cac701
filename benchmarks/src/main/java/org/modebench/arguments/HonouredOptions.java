package org.modebench.arguments;

import java.util.List;
import org.modebench.plan.UsageException;

/**
 * JMH's options that cannot keep their meaning here. Each is refused with its reason and what to do
 * instead; the value that is the default anyway is let through.
 */
final class HonouredOptions {
  /**
   * An option that is refused.
   *
   * @param name without its hyphen
   * @param honoured a regular expression of the values that are let through
   */
  private record Restriction(String name, String honoured, String refusal) {}

  private static final String NONE = "(?!)";

  private static final List<Restriction> RESTRICTIONS =
      List.of(
          new Restriction(
              "t",
              "1",
              "-t must be 1: the benchmarks vary the workers, not JMH's threads; set their number with -p workers=N."),
          new Restriction(
              "tg",
              NONE,
              "-tg is not supported: no benchmark has thread groups; set the number of workers with -p workers=N."),
          new Restriction(
              "bm",
              NONE,
              "-bm is not supported: a row is the time of one batch, so each benchmark class sets its mode; omit the option."),
          new Restriction(
              "tu", NONE, "-tu is not supported: results are in seconds; omit the option."),
          new Restriction(
              "opi",
              "1",
              "-opi must be 1: an operation is a whole batch; set the calls of a batch with -p calls=N."),
          new Restriction(
              "bs",
              "1",
              "-bs must be 1: an operation is one batch; set the calls of a batch with -p calls=N."),
          new Restriction(
              "wbs",
              "1",
              "-wbs must be 1: an operation is one batch; set the calls of a batch with -p calls=N."),
          new Restriction(
              "f",
              "(?!0+$).*",
              "-f must be 1 or more: without forks the cases would share one JVM and its JIT; the number of forks is the number of samples."),
          new Restriction(
              "wf", "0", "-wf must be 0: every fork does its own warm-up; set it with -wi and -w."),
          new Restriction(
              "wm",
              "INDI",
              "-wm must be INDI: a fork that warms up other cases would measure a mixture; omit the option."),
          new Restriction(
              "wmb",
              NONE,
              "-wmb is not supported: a fork that warms up other cases would measure a mixture; omit the option."),
          new Restriction(
              "si",
              "(?i)true",
              "-si must be true: only one thread measures, so there is nothing to desynchronize; omit the option."));

  private HonouredOptions() {}

  /**
   * Lets through what is honoured.
   *
   * @param option without its hyphen
   * @throws UsageException if it is not
   */
  static void check(String option, String value) throws UsageException {
    for (Restriction restriction : RESTRICTIONS) {
      if (restriction.name().equals(option) && !value.matches(restriction.honoured())) {
        throw new UsageException(restriction.refusal());
      }
    }
  }
}
