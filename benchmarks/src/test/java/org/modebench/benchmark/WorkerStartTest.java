package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerStartTest {

  /** The exit is a part of each life, or of none; a JVM that still runs has not been measured. */
  @ParameterizedTest
  @EnumSource(names = {"EMPTY_JVM", "EMPTY_TASK", "COUNTDOWN"})
  void whatIsMeasuredIsGoneWhenItsTimeEnds(WorkerStartBenchmark.Program program) throws Exception {
    WorkerStartBenchmark.Start start = new WorkerStartBenchmark.Start();
    start.program = program;
    start.limit = 10;
    List<Long> before = children();
    start.prepare();
    try {
      start.live();

      assertThat(children()).isSubsetOf(before);
    } finally {
      start.close();
    }
  }

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
  }
}
