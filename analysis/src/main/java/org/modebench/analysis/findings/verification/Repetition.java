package org.modebench.analysis.findings.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.text.Listing;

/**
 * A run done again: the same jar, arguments and seed, into a results file of its own.
 *
 * @param run identifier of the run
 * @param recorded what is on record of it
 * @param java the command that starts Java
 * @param jar that measured
 * @param target the new results file
 */
public record Repetition(String run, RunRecord recorded, String java, Path jar, Path target) {
  private static final Pattern COMMIT = Pattern.compile("\\(commit ([^,)]+)(, with changes)?\\)");

  /** Options with a value that say where results go, or are given anew. */
  private static final List<String> LEFT_OUT =
      List.of("--output", "--seed", "--budget", "-o", "-rf", "-rff");

  /** What is repeated gets as many forks as decide it, whatever the run needed. */
  private static final String UNTIL_DECIDED = "--until-decided";

  private static final List<String> LEFT_OUT_ALONE = List.of("--resume", "--plan");

  /**
   * Requires that the run can be repeated.
   *
   * @param anyJava whether another version of Java will do
   * @throws RefusedException if the run is not complete, or jar or Java are not those of the run
   */
  public void check(Launcher launcher, boolean anyJava)
      throws RefusedException, IOException, InterruptedException {
    if (!recorded.isComplete()) {
      String state = recorded.state().map(RunState::name).orElse("");
      throw new RefusedException(
          "Run %s is not complete (%s), so it cannot be verified; complete it first with --resume."
              .formatted(run, state.isEmpty() ? "its state is not on record" : state));
    }
    if (recorded.seed().isEmpty()) {
      throw new RefusedException(
          "Run %s has no seed on record, so it cannot be repeated; compare it with another run with --against."
              .formatted(run));
    }
    checkJar(launcher);
    String now = System.getProperty("java.version", "");
    String then = recorded.runner().version();
    if (!anyJava && !then.isEmpty() && !then.equals(now)) {
      throw new RefusedException(
          "Run %s was measured on Java %s, but this is Java %s; use that Java, or allow any with --any-java."
              .formatted(run, then, now));
    }
  }

  private void checkJar(Launcher launcher)
      throws RefusedException, IOException, InterruptedException {
    if (!Files.isRegularFile(jar)) {
      throw new RefusedException(
          "There is no jar %s; build it, or name it with --jar.".formatted(jar));
    }
    MeasuredCode then = recorded.code();
    if (!then.isUnknown()) {
      List<String> changed = then.differencesTo(MeasuredCode.of(jar));
      if (!changed.isEmpty()) {
        throw new RefusedException(
            "Run %s was measured with other code than that in %s (differences in %s); check out commit %s and build it, or name its jar with --jar."
                .formatted(
                    run,
                    jar,
                    Listing.upTo(MeasuredCode.SHOWN, changed),
                    named(recorded.commit().orElse(""))));
      }
      return;
    }
    String version = launcher.output(List.of(java, "-jar", jar.toString(), "--version")).strip();
    Matcher matcher = COMMIT.matcher(version);
    boolean known = matcher.find();
    String commit = known ? matcher.group(1) : "";
    String measured = recorded.commit().orElse("");
    if (!commit.equals(measured)) {
      throw new RefusedException(
          "Run %s was measured with commit %s, but %s is of commit %s; check that commit out and build it, or name its jar with --jar."
              .formatted(run, named(measured), jar, named(commit)));
    }
    boolean dirty = known && matcher.group(2) != null;
    if (dirty != recorded.isDirty()) {
      throw new RefusedException(
          "Run %s was measured with %s of commit %s, but %s is %s; build the jar from the same sources."
              .formatted(run, sources(recorded.isDirty()), named(measured), jar, sources(dirty)));
    }
  }

  private static String named(String commit) {
    return commit.isEmpty() ? "(unknown)" : commit;
  }

  private static String sources(boolean dirty) {
    return dirty ? "a changed copy" : "an exact copy";
  }

  /** The command line that repeats the run. */
  public List<String> command() {
    List<String> command = new ArrayList<>(List.of(java, "-jar", jar.toString()));
    List<String> words = recorded.arguments();
    boolean budget = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      budget |= option.equals("--budget");
      if (LEFT_OUT.contains(option)) {
        i += option.equals(word) ? 1 : 0;
      } else if (!LEFT_OUT_ALONE.contains(word)) {
        command.add(word);
      }
    }
    if (budget && !words.contains(UNTIL_DECIDED)) {
      // How many rounds fit the budget depends on the moment; how many were run does not.
      recorded.rounds().ifPresent(rounds -> command.addAll(List.of("-f", Long.toString(rounds))));
    }
    recorded.seed().ifPresent(seed -> command.addAll(List.of("--seed", Long.toString(seed))));
    command.addAll(List.of("--output", target.toString()));
    return List.copyOf(command);
  }

  /**
   * The first file beside the results that is not there: results.verify.csv, then with a number.
   */
  public static Path targetFor(Path results) {
    String name = String.valueOf(results.getFileName());
    String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    for (int number = 1; ; number++) {
      String suffix = number == 1 ? "" : "-" + number;
      Path target = results.resolveSibling(stem + ".verify" + suffix + ".csv");
      if (!Files.exists(target)) {
        return target;
      }
    }
  }

  /** A run that is not repeated; the message is the sentence for the user. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
      super(sentence);
    }
  }
}
