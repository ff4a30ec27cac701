package org.modebench.session;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.Doubt;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.plan.Case;
import org.modebench.plan.UsageException;

/** The checks of the mock API before and after a run, and what they say of its rows. */
final class MockChecks {
  private final MockSupervisor mock;
  private final List<Case> cases;
  private final RunFiles files;
  private final Consumer<String> say;
  private String before = "";

  /**
   * @param cases of the run
   */
  MockChecks(MockSupervisor mock, List<Case> cases, RunFiles files, Consumer<String> say) {
    this.mock = mock;
    this.cases = cases;
    this.files = files;
    this.say = say;
  }

  void checkBefore() throws IOException, UsageException, InterruptedException {
    before = check();
  }

  /** Has the rows that were written already doubted, where only this check fails. */
  void checkAfter() throws IOException, UsageException, InterruptedException {
    String after = check();
    if (!after.isEmpty() && before.isEmpty()) {
      String reason = "after the run " + after;
      List<CaseKey> doubted = cases.stream().filter(Case::usesMock).map(Case::key).toList();
      files.note(record -> record.add(new Doubt(reason, doubted)));
      say.accept("The rows of this run that used the mock API are SUSPECT: " + reason + ".");
    }
  }

  /** Why the figures of a case are in doubt; empty where they are not. */
  String suspicion(Case of) {
    return of.usesMock() ? before : "";
  }

  private String check() throws IOException, UsageException, InterruptedException {
    List<MockVerdict> verdicts = verdicts();
    files.note(record -> verdicts.forEach(record::add));
    return verdicts.stream()
        .filter(verdict -> !verdict.trusted())
        .map(MockVerdict::reason)
        .collect(Collectors.joining("; "));
  }

  private List<MockVerdict> verdicts() throws InterruptedException {
    try {
      return mock.check(cases);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      say.accept(message);
      return List.of(new MockVerdict(false, message, message));
    }
  }
}
