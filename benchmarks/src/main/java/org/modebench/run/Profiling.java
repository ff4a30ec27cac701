package org.modebench.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.modebench.analysis.files.AtomicFile;
import org.modebench.profile.ForkRecordings;
import org.modebench.profile.LifeShares;
import org.modebench.profile.ProfileEvent;
import org.modebench.profile.ProfileException;
import org.modebench.profile.ProfileFolder;
import org.modebench.profile.ProfileName;
import org.modebench.profile.ProfileRequest;

/**
 * The profiles of a run: asks the profiled forks for recordings, and makes graphs of them. Whatever
 * goes wrong with them is told in a sentence, once, and the measurement goes on.
 */
final class Profiling implements ForkRunner {
  private static final String FOLDER = "profiles";

  private final ForkRunner forks;
  private final ProfileChoice choice;
  private final List<Case> cases;
  private final Optional<Path> library;
  private final ProfileFolder folder;
  private final Consumer<String> say;
  private final Set<String> said = new LinkedHashSet<>();

  /**
   * @param forks runs the forks
   * @param library the profiler's; empty where there is none
   * @param cases of the run
   * @param results the file beside which the folder of graphs is
   * @param say hears sentences
   */
  Profiling(
      ForkRunner forks,
      ProfileChoice choice,
      Optional<Path> library,
      List<Case> cases,
      String run,
      Path results,
      Consumer<String> say) {
    this.forks = forks;
    this.choice = choice;
    this.library = library;
    this.cases = cases;
    this.folder = new ProfileFolder(results.resolveSibling(FOLDER), run);
    this.say = say;
    library.ifPresent(ForkRecordings::cleanAfterOthers);
    try {
      folder.forgetOtherRuns();
    } catch (IOException e) {
      tell("What an earlier run left in \"profiles\" cannot be deleted (%s).", e);
    }
  }

  @Override
  public ForkOutcome run(Case of, Optional<URI> mock, DoubleConsumer estimate) {
    if (!ProfiledCases.isProfiled(of)) {
      return forks.run(of, mock, estimate);
    }
    Case plain = ProfiledCases.withoutProfiler(of);
    if (library.isEmpty()) {
      return checked(forks.run(plain, mock, estimate), NOT_PROFILED);
    }
    ProfileEvent event = ProfiledCases.event(of);
    try (ForkRecordings recordings = ForkRecordings.create(library.get(), event)) {
      boolean others = choice.others() && ProfiledCases.usesOthers(of);
      ProfileRequest request =
          new ProfileRequest(library.get(), recordings.folder(), event, others);
      ForkOutcome outcome = forks.run(ProfiledCases.profiled(of, request.toText()), mock, estimate);
      if (outcome instanceof ForkOutcome.Success) {
        keep(of, recordings);
      }
      return checked(outcome, recordings.isOfFork() ? "" : NOT_PROFILED);
    } catch (ProfileException e) {
      tell(String.valueOf(e.getMessage()));
      return checked(forks.run(plain, mock, estimate), NOT_PROFILED);
    }
  }

  private static final String NOT_PROFILED = "not profiled, though it should have been";

  /** In JMH's own results, which do not know of the profiler, the case has a row without it. */
  private static ForkOutcome checked(ForkOutcome outcome, String doubt) {
    return outcome instanceof ForkOutcome.Success success
        ? new ForkOutcome.Success(success.values(), success.texts(), Optional.empty(), doubt)
        : outcome;
  }

  private void keep(Case of, ForkRecordings recordings) {
    recordings.read();
    recordings.problems().forEach(this::tell);
    try {
      ProfileName name = name(of, ProfiledCases.event(of));
      if (!recordings.stacks().isEmpty()) {
        folder.add(name, recordings.stacks());
      }
      if (choice.keepRecordings()) {
        recordings.keepIn(folder.nextRecordings(name));
      }
    } catch (IOException e) {
      tell("A fork's profile cannot be kept (%s); make room in \"profiles\".", e);
    }
  }

  /** Parameters are named where several cases would have the same name without them. */
  private ProfileName name(Case of, ProfileEvent event) {
    boolean alone =
        cases.stream()
                .filter(ProfiledCases::isProfiled)
                .filter(c -> c.benchmark().equals(of.benchmark()))
                .filter(c -> c.mode().equals(of.mode()) && c.workers() == of.workers())
                .filter(c -> ProfiledCases.event(c) == event)
                .count()
            < 2;
    return new ProfileName(
        of.benchmark(), of.mode(), of.workers(), alone ? "" : parameters(of), event);
  }

  private static String parameters(Case of) {
    Case without = ProfiledCases.withoutProfiler(of);
    return "calls=%d%s"
        .formatted(
            of.calls(),
            without.otherParams().isEmpty() ? "" : "_" + without.otherParams().replace(';', '_'));
  }

  /**
   * Draws the graphs of a run of which every fork was run.
   *
   * @param log of the run
   */
  void draw(String run, ResultsLog log) {
    if (library.isEmpty()) {
      return;
    }
    try {
      List<ProfileName> drawn = folder.draw();
      for (ProfileName first : drawn) {
        for (ProfileName second : drawn) {
          if (areToCompare(first, second)) {
            folder.drawDifference(first, second);
          }
        }
      }
      if (!drawn.isEmpty()) {
        folder.writeIndex(lives(drawn, new WorkerPhases(run, log.lines())));
        say.accept("Flame graphs are in %s.".formatted(folder.index()));
      }
    } catch (IOException e) {
      tell("The flame graphs cannot be written (%s); make room in \"profiles\".", e);
    }
  }

  private Map<ProfileName, LifeShares> lives(List<ProfileName> drawn, WorkerPhases phases) {
    Map<ProfileName, LifeShares> lives = new HashMap<>();
    for (Case of : cases) {
      if (ProfiledCases.isProfiled(of)) {
        ProfileName name = name(of, ProfiledCases.event(of));
        phases
            .of(ProfiledCases.withoutProfiler(of))
            .filter(measured -> drawn.contains(name))
            .ifPresent(measured -> lives.put(name, measured));
      }
    }
    return lives;
  }

  private boolean areToCompare(ProfileName first, ProfileName second) {
    return choice.difference().equals(List.of(first.mode(), second.mode()))
        && first.workload().equals(second.workload())
        && (first.workers() == second.workers() || first.workers() == 1 || second.workers() == 1);
  }

  /**
   * Judges the profiled rows.
   *
   * @param log of the run, of which every fork is written
   */
  void judge(String run, ResultsLog log) throws IOException {
    ProfilerCost cost = new ProfilerCost(run, log.lines());
    for (Case of : cases) {
      if (ProfiledCases.isProfiled(of)) {
        Optional<String> reason = cost.suspicion(of);
        if (reason.isPresent()) {
          log.rewrite(new Suspicion(run, Set.of(of.key()), reason.get()));
        }
      }
    }
  }

  /** Once the run is on record as complete. */
  void forget() {
    try {
      folder.forgetParts();
    } catch (IOException e) {
      tell("What the graphs were made of cannot be deleted (%s).", e);
    }
  }

  private void tell(String sentence, IOException e) {
    tell(sentence.formatted(AtomicFile.why(e)));
  }

  /** What is the matter with one fork is often the matter with all. */
  private void tell(String sentence) {
    if (said.add(sentence.replaceAll("\\d+", "N"))) {
      say.accept(sentence);
    }
  }
}
