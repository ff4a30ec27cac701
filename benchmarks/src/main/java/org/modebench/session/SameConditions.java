package org.modebench.session;

import java.util.List;
import java.util.Map;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.Listing;
import org.modebench.fork.ForkJvm;
import org.modebench.plan.UsageException;
import org.modebench.store.BuildInfo;
import org.modebench.store.HostFacts;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Whether what is on record would be measured by the same JVM and the same code here and now.
 *
 * @param begun whether forks were measured already
 */
record SameConditions(RunRecord record, boolean begun) {

  /** Of a run that was stopped. */
  static SameConditions toResume(RunRecord record) {
    return new SameConditions(record, true);
  }

  /** Of a plan that several machines measure. */
  static SameConditions toMeasure(RunRecord plan) {
    return new SameConditions(plan, false);
  }

  void check(ForkJvm jvm, CommandLineOptions options) throws UsageException {
    String version = record.forks().version();
    if (!version.equals(jvm.version())) {
      throw new UsageException(
          "Run %s was %s on Java %s, but the forks would now run on Java %s; %s."
              .formatted(record.run(), done(), version, jvm.version(), remedy("the same Java")));
    }
    if (!record.forks().variables().equals(HostFacts.variables())) {
      throw new UsageException(
          "Run %s was %s with the JVM options %s of the environment, which now has %s; set them as they were, or %s."
              .formatted(
                  record.run(),
                  done(),
                  named(record.forks().variables()),
                  named(HostFacts.variables()),
                  anew()));
    }
    checkCode(BuildInfo.code(), BuildInfo.read().commit());
    // They follow from the command line, which is the same, and from what it names.
    List<String> now = HostFacts.forks(jvm, options).arguments();
    if (!record.forks().arguments().equals(now)) {
      throw new UsageException(
          "Run %s was %s with the JVM arguments %s, but what its command line names has changed, and they are %s now; put it back as it was, or %s."
              .formatted(record.run(), done(), record.forks().arguments(), now, anew()));
    }
  }

  /**
   * Forks of one run are of one code, whatever the commit says of it; where the code is unknown the
   * commit decides.
   */
  void checkCode(MeasuredCode code, String commit) throws UsageException {
    if (!record.code().isUnknown() && !code.isUnknown()) {
      List<String> changed = record.code().differencesTo(code);
      if (!changed.isEmpty()) {
        throw new UsageException(
            "Run %s was %s with other code than that of this jar (differences in %s); %s."
                .formatted(
                    record.run(),
                    done(),
                    Listing.upTo(MeasuredCode.SHOWN, changed),
                    remedy("the same jar")));
      }
      return;
    }
    String recorded = record.commit().orElse("");
    if (!recorded.equals(commit)) {
      throw new UsageException(
          "Run %s was %s with commit %s, but this jar is of commit %s; %s."
              .formatted(
                  record.run(), done(), named(recorded), named(commit), remedy("the same jar")));
    }
  }

  private String done() {
    return begun ? "measured" : "planned";
  }

  private String remedy(String same) {
    return (begun ? "resume it with " : "measure it with ") + same + ", or " + anew();
  }

  private String anew() {
    return begun ? "start a new run without --resume" : "make another plan with --plan --plan-file";
  }

  private static String named(Map<String, String> variables) {
    return variables.isEmpty() ? "(none)" : variables.toString();
  }

  private static String named(String commit) {
    return commit.isEmpty() ? "(unknown)" : commit;
  }
}
