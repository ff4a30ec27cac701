package org.modebench.profile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.modebench.analysis.flames.Graphs;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.SideFiles;
import org.modebench.analysis.results.record.Doubt;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.ForkRunner;
import org.modebench.plan.Case;
import org.modebench.plan.ProfileChoice;
import org.modebench.plan.ProfileEvent;
import org.modebench.plan.ProfiledCases;

/**
 * The profiles of a run: asks the profiled forks for recordings, and makes graphs of them. Whatever
 * goes wrong with them is told in a sentence, once, and the measurement goes on.
 */
public final class Profiling implements ForkRunner {
  private final ForkRunner forks;
  private final ProfileChoice choice;
  private final List<Case> cases;
  private final Optional<Path> library;
  private final ProfileFolder folder;
  private final GraphNames names = new GraphNames();
  private final Consumer<String> say;
  private final Set<String> said = new LinkedHashSet<>();

  /**
   * @param forks runs the forks
   * @param library the profiler's; empty where there is none
   * @param cases of the run
   * @param results the file beside which the folder of graphs is
   * @param say hears sentences
   */
  public Profiling(
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
    this.folder =
        new ProfileFolder(
            results.resolveSibling(Graphs.FOLDER),
            run,
            Optional.of(String.valueOf(SideFiles.report(results).getFileName())));
    this.say = say;
    library.ifPresent(ForkRecordings::cleanAfterOthers);
    try {
      folder.forgetOldRuns();
    } catch (IOException e) {
      tell("Files that an earlier run left in \"profiles\" cannot be deleted (%s).", e);
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
      boolean kept = !(outcome instanceof ForkOutcome.Success) || keep(of, recordings);
      return checked(outcome, kept ? doubt(recordings) : NOT_KEPT);
    } catch (ProfileException e) {
      tell(String.valueOf(e.getMessage()));
      return checked(forks.run(plain, mock, estimate), NOT_PROFILED);
    }
  }

  private static final String NOT_PROFILED = "not profiled, though it should have been";
  private static final String IN_PART =
      "the profile lacks processes that could not be recorded to the end";

  private static final String NOT_KEPT = "profiled, but its profile could not be kept";

  private static String doubt(ForkRecordings recordings) {
    if (!recordings.isOfFork()) {
      return NOT_PROFILED;
    }
    return recordings.problems().isEmpty() ? "" : IN_PART;
  }

  /** In JMH's own results, which do not know of the profiler, the case has a row without it. */
  private static ForkOutcome checked(ForkOutcome outcome, String doubt) {
    return outcome instanceof ForkOutcome.Success success
        ? new ForkOutcome.Success(success.values(), success.texts(), Optional.empty(), doubt)
        : outcome;
  }

  /** Returns whether that was possible. */
  private boolean keep(Case of, ForkRecordings recordings) {
    recordings.read();
    recordings.problems().forEach(this::tell);
    try {
      ProfileName name = names.name(of, ProfiledCases.event(of));
      if (recordings.isOfFork()) {
        folder.add(name, recordings.stacks());
      }
      if (choice.keepRecordings()) {
        recordings.keepIn(folder.nextRecordings(name));
      }
      return true;
    } catch (ProfileException e) {
      tell(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      tell("A fork's recordings cannot be kept in \"profiles\" (%s).", e);
    }
    return false;
  }

  /**
   * Draws the graphs of a run of which every fork was run.
   *
   * @param record of the run
   * @param jdk version that the forks ran on
   * @param rows of the run, as they were judged
   * @return whether that was possible; if not, they can be drawn later
   */
  public boolean draw(RunRecord record, String jdk, List<Row> rows) {
    if (library.isEmpty()) {
      return true;
    }
    Map<ProfileName, Provenance> wanted = wanted(record, jdk, rows);
    try {
      Map<ProfileName, Provenance> drawn = folder.draw(wanted);
      wanted.forEach((name, graph) -> tellOfForks(name, drawn.getOrDefault(name, graph)));
      for (ProfileName first : drawn.keySet()) {
        for (ProfileName second : drawn.keySet()) {
          if (areToCompare(first, second)) {
            folder.drawDifference(first, second);
          }
        }
      }
      if (!drawn.isEmpty()) {
        Map<ProfileName, LifeShares> lives = lives(drawn, new WorkerPhases(rows));
        folder.writeIndex(lives).forEach(this::tell);
        say.accept("Flame graphs are in %s.".formatted(folder.index()));
      }
      return true;
    } catch (ProfileException e) {
      tell(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Every graph that the run is to have, and where it comes from. */
  private Map<ProfileName, Provenance> wanted(RunRecord record, String jdk, List<Row> all) {
    ProfiledRows rows = new ProfiledRows(all);
    String date = record.started().orElse("").replaceAll("T.*", "");
    Map<ProfileName, Provenance> wanted = new LinkedHashMap<>();
    for (Case of : cases) {
      if (ProfiledCases.isProfiled(of)) {
        wanted.put(
            names.name(of, ProfiledCases.event(of)),
            new Provenance(
                record.run(),
                date,
                jdk,
                GraphNames.parameters(of),
                0,
                rows.forks(of),
                rows.doubt(of)));
      }
    }
    return wanted;
  }

  private void tellOfForks(ProfileName name, Provenance graph) {
    if (graph.isPartial()) {
      say.accept(graph.sentence(name));
    }
  }

  private Map<ProfileName, LifeShares> lives(
      Map<ProfileName, Provenance> drawn, WorkerPhases phases) {
    Map<ProfileName, LifeShares> lives = new HashMap<>();
    for (Case of : cases) {
      if (ProfiledCases.isProfiled(of)) {
        ProfileName name = names.name(of, ProfiledCases.event(of));
        phases
            .of(ProfiledCases.withoutProfiler(of))
            .filter(measured -> drawn.containsKey(name))
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
   * What the rows tell of the profiler's cost that is not to be.
   *
   * @param rows of the run, of which every fork is written
   */
  public List<Doubt> judge(List<Row> rows) {
    ProfilerCost cost = new ProfilerCost(rows);
    List<Doubt> doubts = new ArrayList<>();
    for (Case of : cases) {
      if (ProfiledCases.isProfiled(of)) {
        cost.suspicion(of).ifPresent(why -> doubts.add(new Doubt(why, List.of(of.key()))));
      }
    }
    return doubts;
  }

  /** Once the run is on record as complete. */
  public void forget() {
    try {
      folder.forgetParts();
    } catch (IOException e) {
      tell("The recordings behind the graphs cannot be deleted (%s).", e);
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
