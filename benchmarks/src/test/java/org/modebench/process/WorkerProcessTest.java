package org.modebench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.http.ApiClient;
import org.modebench.task.ApiCall;
import org.modebench.task.Countdown;
import org.modebench.task.EmptyTask;

/** Workers that misbehave, played by a shell. */
@Timeout(60)
class WorkerProcessTest {

  private final List<WorkerProcesses> opened = new ArrayList<>();
  private final Set<ProcessHandle> before = descendants();

  private static Set<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  private WorkerProcesses playing(String script) {
    return open(List.of("sh", "-c", script), Duration.ofSeconds(20));
  }

  private WorkerProcesses open(List<String> command, Duration patience) {
    WorkerProcesses processes = new WorkerProcesses(command, patience);
    opened.add(processes);
    return processes;
  }

  @AfterEach
  void close() {
    opened.forEach(WorkerProcesses::close);
    Set<ProcessHandle> left = descendants();
    left.removeAll(before);
    assertThat(left).as("processes left").isEmpty();
  }

  private static String failureOf(WorkerProcess worker) {
    try {
      worker.ask("empty");
    } catch (WorkerFailedException e) {
      return String.valueOf(e.getMessage()).replaceFirst("process \\d+", "process N");
    }
    throw new AssertionError("The worker did not fail.");
  }

  /** By the clock of this process, whoever read it. */
  @Test
  void theLifeOfAWorkerIsToldInTheOrderOfItsMoments() throws Exception {
    List<WorkerLife> lives = new CopyOnWriteArrayList<>();
    WorkerProcesses processes =
        open(WorkerImage.commandForThisJvm().worker(), WorkerProcesses.PATIENCE);
    long before = System.nanoTime();
    WorkerProcess worker;
    try {
      new LaunchAddition(List.of(), Map.of(), lives::add).begin();
      worker = processes.start();
    } finally {
      LaunchAddition.NONE.begin();
    }
    worker.ask(new EmptyTask().toText());
    worker.ask(new Countdown(1_000).toText());
    processes.end(worker);
    WorkerProcess other = processes.start();
    other.ask(new EmptyTask().toText());
    processes.end(other);

    assertThat(lives).hasSize(1);
    WorkerLife life = lives.get(0);
    assertThat(
            List.of(
                before,
                life.startedNanos(),
                life.enteredNanos(),
                life.begunNanos(),
                life.begunNanos() + life.workNanos(),
                life.answeredNanos(),
                life.exitedNanos(),
                System.nanoTime()))
        .isSorted();
    assertThat(life.workNanos()).isPositive();
  }

  @Test
  void aWorkerThatDiesIsNamedWithItsExitCodeAndLastWords() throws Exception {
    WorkerProcess worker = playing("read task; echo 'no heap' >&2; echo left >&2; exit 3").start();

    assertThat(failureOf(worker))
        .contains("process N", "exit code 3", "before it answered", "no heap | left");
    assertThat(worker.isUsable()).isFalse();
  }

  @Test
  void aWorkerThatIsKilledHasItsSignalInTheExitCode() throws Exception {
    assertThat(failureOf(playing("read task; kill -9 $$").start()))
        .contains("process N", "exit code 137", "before it answered", "nothing");
  }

  @Test
  void aWorkerThatDiedBeforeItWasAskedIsNoticed() throws Exception {
    WorkerProcess worker = playing("exit 4").start();
    while (!before.containsAll(descendants())) {
      Thread.sleep(10);
    }

    assertThat(failureOf(worker))
        .contains("process N", "exit code 4", "before it answered", "nothing");
  }

  @Test
  void aWorkerThatHangsIsKilledAtItsDeadline() throws Exception {
    WorkerProcess worker =
        open(List.of("sh", "-c", "read task; exec sleep 600"), Duration.ofMillis(300)).start();

    assertThat(failureOf(worker)).contains("process N", "300 ms", "killed", "nothing");
  }

  @Test
  void anAnswerThatIsNoneIsNonsense() throws Exception {
    for (String answer : List.of("+", "+1 2", "+x", "-", "=1 2 3")) {
      WorkerProcess worker = playing("read task; echo '" + answer + "'; read more").start();

      assertThat(failureOf(worker))
          .contains("process N", "\"" + answer + "\"", "killed", "nothing");
      assertThat(worker.isUsable()).isFalse();
    }
  }

  /** A log, a version or an agent, as a user's options may have it. */
  @Test
  void whatElseIsPrintedIsSkipped() throws Exception {
    WorkerProcesses processes =
        playing(
            "echo '[0.008s][info][gc] Using Serial'; read task; echo; echo Hello; echo +7; read end;"
                + " echo bye; echo '=1 2 3'");
    WorkerProcess worker = processes.start();

    assertThat(worker.ask("empty")).isEqualTo(7);
    processes.end(worker);
  }

  @Test
  void aJvmThatPrintsItsVersionIsAWorkerNevertheless() throws Exception {
    List<String> command = new ArrayList<>(WorkerImage.commandForThisJvm().worker());
    command.add(1, "--show-version");
    WorkerProcesses processes = open(command, Duration.ofSeconds(20));
    WorkerProcess worker = processes.start();

    assertThat(worker.ask(new EmptyTask().toText())).isEqualTo(new EmptyTask().expected());
    processes.end(worker);
  }

  @Test
  void whatIsPrintedInsteadOfAnAnswerIsTold() throws Exception {
    assertThat(failureOf(playing("read task; echo 'no memory'; exit 1").start()))
        .contains("process N", "exit code 1", "before it answered", "\"no memory\"");
  }

  @Test
  void aTaskThatFailsLeavesTheWorkerUsable() throws Exception {
    WorkerProcesses processes = new WorkerProcesses();
    opened.add(processes);
    WorkerProcess worker = processes.start();
    assertThatExceptionOfType(WorkerFailedException.class)
        .isThrownBy(() -> worker.ask("nonsense"))
        .withMessageContaining("nonsense");
    assertThatExceptionOfType(WorkerFailedException.class)
        .isThrownBy(() -> worker.ask(new Countdown(0).toText() + "many"));

    assertThat(worker.ask(new EmptyTask().toText())).isEqualTo(new EmptyTask().expected());
    processes.end(worker);
  }

  @Test
  void aWorkerThatPrintsMuchOnStandardErrorIsNotBlocked() throws Exception {
    WorkerProcesses processes =
        playing("read task; yes noise | head -c 1000000 >&2; echo '+7'; read end; echo '=1 2 3'");
    WorkerProcess worker = processes.start();

    assertThat(worker.ask("empty")).isEqualTo(7);
    processes.end(worker);
  }

  @Test
  void anExitCodeAfterTheLastTaskIsAFailure() throws Exception {
    WorkerProcesses processes = playing("read task; echo '+7'; read end; exit 5");
    WorkerProcess worker = processes.start();
    worker.ask("empty");

    assertThatExceptionOfType(WorkerFailedException.class)
        .isThrownBy(() -> processes.end(worker))
        .satisfies(saying("process", "exit code 5", "last task", "nothing"));
    assertThat(processes.takeMetrics()).isEmpty();
  }

  @Test
  void aCommandThatDoesNotExistIsAFailure() {
    assertThatExceptionOfType(WorkerFailedException.class)
        .isThrownBy(() -> open(List.of("/no/such/java"), Duration.ofSeconds(1)).start())
        .satisfies(saying("worker process", "/no/such/java"));
  }

  @Test
  void tellsHowTheLifeOfAWorkerDivides() throws Exception {
    WorkerProcesses processes = new WorkerProcesses();
    opened.add(processes);
    Countdown countdown = new Countdown(5_000_000);
    long begin = System.nanoTime();
    WorkerProcess worker = processes.start();
    assertThat(worker.ask(countdown.toText())).isEqualTo(countdown.expected());
    processes.end(worker);
    double life = (System.nanoTime() - begin) / 1e9;

    var phases = processes.takeMetrics();
    assertThat(phases).containsOnlyKeys(Metrics.PROCESS_PARTS.toArray(Metric[]::new));
    assertThat(phases.values()).allMatch(seconds -> seconds > 0);
    assertThat(phases.values().stream().mapToDouble(Double::doubleValue).sum()).isLessThan(life);
    assertThat(processes.takeMetrics()).as("taken once").isEmpty();
  }

  /**
   * A parent that is killed can tell its workers nothing. This one waits for an answer that never
   * comes, for longer than this test does.
   */
  @Test
  void noWorkerOutlivesAParentThatIsKilled() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process parent =
          new ProcessBuilder(
                  WorkerCommand.javaOfThisJvm(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  BusyParent.class.getName(),
                  "http://127.0.0.1:" + silent.getLocalPort() + "/")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      long workerPid = Long.parseLong(parent.inputReader().readLine());
      ProcessHandle worker = ProcessHandle.of(workerPid).orElseThrow();
      try (Socket asking = silent.accept()) {
        assertThat(asking.isConnected()).isTrue();
        assertThat(worker.isAlive()).isTrue();

        parent.destroyForcibly().waitFor();

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (worker.isAlive() && System.nanoTime() < end) {
          Thread.sleep(20);
        }
        assertThat(worker.isAlive()).as("worker %d is alive", workerPid).isFalse();
      }
    }
  }

  /** Has a worker call what never answers; says its process number. */
  static final class BusyParent {
    public static void main(String[] args) throws WorkerFailedException, IOException {
      WorkerProcess worker = new WorkerProcesses().start();
      worker.ask(new EmptyTask().toText());
      System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
      worker.ask(new ApiCall(URI.create(args[0]), new ApiClient()).toText());
    }
  }

  @Test
  void theWorkerIsAJvmOfTheSameJava() {
    assertThat(Path.of(WorkerCommand.javaOfThisJvm()))
        .isExecutable()
        .startsWith(Path.of(System.getProperty("java.home")));
  }
}
