package org.modebench.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Looks;
import org.modebench.analysis.text.Count;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.Handover;
import org.modebench.fork.InstalledJava;
import org.modebench.host.JvmVariables;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.Budget;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;
import org.modebench.plan.OwnCases;
import org.modebench.plan.Plan;
import org.modebench.plan.PlannedRun;
import org.modebench.plan.Planner;
import org.modebench.plan.ProfileChoice;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.SilentOutput;
import org.modebench.plan.UsageException;
import org.modebench.plan.WorkerHeaps;
import org.modebench.process.CacheFolder;
import org.modebench.profile.ProfilerLibrary;
import org.modebench.store.HostFacts;
import org.modebench.store.RunName;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Makes the plan of a new run: which cases, in how many rounds, in which order.
 *
 * @param planner chooses the cases
 * @param own knows what follows from the user's own classes
 * @param profile what to profile; empty for nothing
 * @param budget the time that the run may take; empty for the forks that are asked for
 * @param forks of each case, or the most of them; empty for those of the preset
 * @param untilDecided whether cases get forks until their verdicts are decided
 * @param seed of the order; empty for one of its own
 */
record RunPlanner(
    Planner planner,
    OwnCases own,
    Optional<ProfileChoice> profile,
    Optional<Duration> budget,
    OptionalInt forks,
    boolean untilDecided,
    OptionalLong seed) {

  /** Ten times what calibrating takes. */
  private static final double SHORT_SECONDS = 30;

  /**
   * Plans for this machine, as it is now.
   *
   * @param say is told what takes some seconds before it does
   */
  PlannedRun plan(
      Platform platform,
      CommandLineOptions options,
      ForkJvm jvm,
      TimeLimit limit,
      Consumer<String> say)
      throws UsageException {
    if (budget.isPresent()) {
      List<String> notes = new ArrayList<>();
      List<Case> cases = cases(options, jvm, notes);
      CostModel model = calibrated(cases, platform, options, jvm, say);
      return plan(cases, notes, model, limit.spentSeconds());
    }
    PlannedRun planned = planElsewhere(platform, options, jvm);
    return new PlannedRun(
        planned.plan(),
        planned.seed(),
        model(planned.plan(), platform, options, jvm, say),
        planned.notes(),
        planned.looks());
  }

  /** Plans for machines like this one, whose speed is not measured. */
  PlannedRun planElsewhere(Platform platform, CommandLineOptions options, ForkJvm jvm)
      throws UsageException {
    List<String> notes = new ArrayList<>();
    List<Case> cases = cases(options, jvm, notes);
    return plan(cases, notes, new CostModel(platform.assumedMachine()), 0);
  }

  private List<Case> cases(CommandLineOptions options, ForkJvm jvm, List<String> notes)
      throws UsageException {
    List<Case> cases = own.described(planner.cases());
    notes.addAll(planner.notes());
    if (planner.javaOfSkipped() > 0) {
      InstalledJava.newest()
          .filter(java -> java.feature() >= planner.javaOfSkipped())
          .ifPresent(
              java ->
                  notes.add(
                      "Java %1$d is installed; measure with it by -jvm %1$d."
                          .formatted(java.feature())));
    }
    notes.addAll(own.notes());
    notes.addAll(new WorkerHeaps(options, jvm.flags(), HostFacts.memoryBytes()).check(cases));
    return cases;
  }

  private PlannedRun plan(
      List<Case> unprofiled, List<String> ofCases, CostModel model, double spentSeconds)
      throws UsageException {
    List<String> notes = new ArrayList<>(ofCases);
    JvmVariables.ofThisJvm().sentence().ifPresent(notes::add);
    CacheFolder.ofThisProcess().remark().ifPresent(notes::add);
    List<Case> cases = unprofiled;
    if (profile.isPresent()) {
      profile.get().check(cases);
      List<String> said = new ArrayList<>();
      if (ProfilerLibrary.find(said::add).isPresent()) {
        // What is to be said of a library that there is, is said where it is used.
        cases = ProfiledCases.beside(cases, profile.get());
      } else {
        notes.addAll(said);
      }
    }
    long chosenSeed = seed.orElseGet(RunName::seed);
    Optional<Looks> looks = untilDecided ? Optional.of(looks(cases)) : Optional.empty();
    ToIntFunction<Case> each =
        looks.isPresent()
            ? firstForksOf(cases, looks.get(), model, spentSeconds)
            : forksOf(cases, model, spentSeconds);
    return new PlannedRun(Plan.of(cases, each, chosenSeed), chosenSeed, model, notes, looks);
  }

  /**
   * The first look is after the forks of the preset, or those of its class that asks for most; the
   * last after those that are asked for.
   */
  private Looks looks(List<Case> cases) throws UsageException {
    int most = forks.orElse(Looks.CAP);
    if (most < Criteria.FEWEST_FORKS) {
      throw new UsageException(
          "-f must be at least %d with --until-decided, since fewer forks decide nothing, but is %d; give more, or omit --until-decided."
              .formatted(Criteria.FEWEST_FORKS, most));
    }
    int ofPreset = cases.stream().mapToInt(planner::forks).max().orElse(1);
    int first = Math.max(Criteria.FEWEST_FORKS, ofPreset);
    return new Looks(Math.min(first, most), most);
  }

  /**
   * The model of this machine: the same for the plan of a run, for the run, and for what is left of
   * it. It is measured now, unless the plan is so short that measuring would be most of the run.
   *
   * @param say is told that it is measured before it is
   */
  static CostModel model(
      Plan plan, Platform platform, CommandLineOptions options, ForkJvm jvm, Consumer<String> say)
      throws UsageException {
    CostModel assumed = new CostModel(platform.assumedMachine());
    return isShort(plan, assumed) ? assumed : calibrated(plan.cases(), platform, options, jvm, say);
  }

  /** Whether what is done once for a run would take longer than measuring. */
  static boolean isShort(Plan plan, CostModel model) {
    return PlannedRun.seconds(plan, model) < SHORT_SECONDS;
  }

  /** That takes about two short forks. */
  private static CostModel calibrated(
      List<Case> cases,
      Platform platform,
      CommandLineOptions options,
      ForkJvm jvm,
      Consumer<String> say)
      throws UsageException {
    say.accept(
        "%s to measure; short forks show how long that takes on this machine."
            .formatted(Count.of(cases.size(), "case")));
    ForkOutput silent = new ForkOutput(SilentOutput.create());
    return new CostModel(
        platform.machine(
            Benchmarks.chosen(List.of(), List.of()),
            platform.forks(options, Handover.NOTHING, jvm, silent),
            jvm));
  }

  private ToIntFunction<Case> firstForksOf(
      List<Case> cases, Looks looks, CostModel model, double spentSeconds) throws UsageException {
    if (budget.isPresent()) {
      Budget.require(
          looks.first(),
          budget.get(),
          spentSeconds + PlannedRun.onceSeconds(cases),
          model.roundSeconds(cases));
    }
    return any -> looks.first();
  }

  private ToIntFunction<Case> forksOf(List<Case> cases, CostModel model, double spentSeconds)
      throws UsageException {
    if (budget.isPresent()) {
      int rounds =
          Budget.rounds(
              budget.get(),
              spentSeconds + PlannedRun.onceSeconds(cases),
              model.roundSeconds(cases));
      return any -> rounds;
    }
    return forks.isPresent() ? any -> forks.getAsInt() : planner::forks;
  }
}
