package org.modebench.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ForkDigest;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.fork.ForkOutcome;
import org.modebench.plan.Plan;
import org.modebench.plan.UsageException;
import org.modebench.store.CourseFile;
import org.modebench.store.HostFacts;
import org.modebench.store.JmhFile;
import org.modebench.store.LatencyFile;
import org.modebench.store.MergedResults;
import org.modebench.store.ResultsLog;
import org.modebench.store.RowFactory;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/** What a run writes: its rows, its record beside them, and JMH's own file if that is asked for. */
final class RunFiles {
  private final RunRecord record;
  private final ResultsLog log;
  private final EnvironmentFile environment;
  private final LatencyFile latencies;
  private final CourseFile courses;
  private final Optional<JmhFile> jmhFile;
  private final RowFactory rows;
  private final MergedResults merged;
  private final Map<ForkKey, ForkDigest> digests = new HashMap<>();
  private final WriteBarrier writes = new WriteBarrier();

  /**
   * @param jdk the version that the forks run on
   */
  RunFiles(RunRecord record, Plan plan, String jdk, ResultsLog log, Optional<JmhFile> jmhFile)
      throws UsageException {
    this.record = record;
    this.log = log;
    this.environment = records(log.file());
    this.latencies = new LatencyFile(log.file(), record.run());
    this.courses = new CourseFile(log.file(), record.run());
    this.jmhFile = jmhFile;
    this.rows =
        new RowFactory(
            record.run(), HostFacts.name(), HostFacts.cores(), jdk, record.commit().orElse(""));
    this.merged = new MergedResults(plan.cases());
  }

  /** The records beside a results file. */
  static EnvironmentFile records(Path results) throws UsageException {
    try {
      return EnvironmentFile.beside(results);
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Puts a new run on record. */
  void begin() throws UsageException {
    if (jmhFile.isPresent()) {
      jmhFile.get().begin();
    }
    try {
      environment.write(record);
    } catch (IOException e) {
      if (jmhFile.isPresent()) {
        jmhFile.get().forgetQuietly();
      }
      throw new UsageException(
          "\"%s\" cannot be written (%s); name another results file with --output."
              .formatted(environment.file(), AtomicFile.why(e)),
          e);
    }
  }

  /** Takes up a run where it was left; tells what is lost of it, if anything is. */
  Optional<String> goOn() throws UsageException, IOException {
    if (jmhFile.isPresent()) {
      jmhFile.get().tryOut();
    }
    record.setState(RunState.RUNNING);
    if (jmhFile.isEmpty() || jmhFile.get().restore(merged)) {
      return Optional.empty();
    }
    jmhFile.get().begin();
    return Optional.of(
        "%s will contain only the forks from here on, since the results of earlier forks are gone."
            .formatted(jmhFile.get().file()));
  }

  /** Changes the record in memory; it is written with the next change that is saved. */
  void note(Consumer<RunRecord> change) throws IOException, UsageException {
    writes.pass(() -> change.accept(record));
  }

  /** Changes the record and writes it. */
  void save(Consumer<RunRecord> change) throws IOException, UsageException {
    writes.pass(
        () -> {
          change.accept(record);
          WriteFailedException.naming(environment.file(), () -> environment.write(record));
        });
  }

  void measured(
      PlannedFork fork, Instant start, ForkOutcome.Success success, Status status, String reason)
      throws IOException, UsageException {
    append(
        fork,
        rows.measured(fork.of(), fork.round(), start, success.values(), status, reason),
        success.raw());
  }

  void failed(PlannedFork fork, Instant start, String reason) throws IOException, UsageException {
    append(fork, rows.failed(fork.of(), fork.round(), start, reason), Optional.empty());
  }

  private void append(PlannedFork fork, List<Row> ofFork, Optional<BenchmarkResult> raw)
      throws IOException, UsageException {
    writes.pass(
        () -> {
          if (raw.isPresent()) {
            keep(fork, raw.get());
            WriteFailedException.naming(
                latencies.file(), () -> latencies.append(fork.of(), fork.round(), raw.get()));
            WriteFailedException.naming(
                courses.file(), () -> courses.append(fork.of(), fork.round(), raw.get()));
          }
          WriteFailedException.naming(log.file(), () -> log.append(ofFork));
          count(fork, ofFork);
        });
  }

  /** Of several attempts at a fork one that failed counts only if the others did, too. */
  private void count(PlannedFork fork, List<Row> ofFork) {
    boolean again = digests.containsKey(fork.key());
    if (!again || ofFork.get(0).status() != Status.FAILED) {
      digests.put(fork.key(), ForkDigest.of(ofFork));
    }
    if (again) {
      record.setAttemptsNotCounted(record.attemptsNotCounted() + 1);
    } else {
      record.setForksDone(record.forksDone().orElse(0) + 1);
    }
  }

  /** Takes over what the file has of a fork that needs not be run again. */
  void keepRows(PlannedFork fork, ForkDigest digest) {
    digests.put(fork.key(), digest);
  }

  /** What the rows of each fork come to, in the order of the plan. */
  private List<String> digests() {
    List<CaseKey> cases = record.cases().stream().map(record::key).toList();
    List<String> rounds = new ArrayList<>();
    for (String order : record.order()) {
      int round = rounds.size() + 1;
      rounds.add(
          Arrays.stream(order.split(" ", -1))
              .filter(index -> !index.isEmpty())
              .map(index -> new ForkKey(cases.get(Integer.parseInt(index)), round))
              .map(fork -> Objects.toString(digests.get(fork), RunRecord.NOT_RUN))
              .collect(Collectors.joining(" ")));
    }
    return rounds;
  }

  private void keep(PlannedFork fork, BenchmarkResult raw) throws IOException {
    merged.add(fork.key(), raw);
    if (jmhFile.isPresent()) {
      JmhFile file = jmhFile.get();
      WriteFailedException.naming(file.file(), () -> file.keep(fork.key(), raw));
    }
  }

  /** Has JMH's own file written, once every fork was run. */
  void writeJmhFile() throws IOException {
    if (jmhFile.isPresent()) {
      JmhFile file = jmhFile.get();
      WriteFailedException.naming(file.file(), () -> file.write(jmhResults()));
    }
  }

  /** Puts the end on record; the last thing of a run, since a complete one is not resumed. */
  void finish(RunState state, Instant ended) throws IOException, UsageException {
    save(
        changed -> {
          changed.setState(state);
          changed.setEnded(ended.toString());
          if (state == RunState.COMPLETE) {
            changed.setDigests(digests());
          }
        });
    if (jmhFile.isPresent() && state == RunState.COMPLETE) {
      jmhFile.get().forget();
    }
  }

  /** Puts on record, as well as that can be done now, that the run ended early. */
  void endEarly(RunState state) {
    record.setState(state);
    try {
      environment.write(record);
    } catch (IOException e) {
      // The disk is full; that the run is not complete is on record already.
    }
  }

  /** Waits for a write under way; there is none after this returns. */
  void stopWrites() {
    writes.close();
  }

  /** Waits, after {@link #stopWrites}, until there is something to write; returns whether. */
  boolean awaitWriter(long millis) throws InterruptedException {
    return writes.awaitWriter(millis);
  }

  /** Ends the writing of rows. */
  void close() throws IOException {
    log.close();
  }

  /** All results of the file. */
  Results results() throws ResultsFileException {
    return ResultsFile.read(log.file());
  }

  /** The rows of this run. */
  List<Row> rows() throws UsageException {
    try {
      return results().ofRun(record.run()).rows();
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What JMH itself would say of the forks. */
  Collection<RunResult> jmhResults() {
    return merged.runResults((int) record.rounds().orElseThrow());
  }

  RunRecord record() {
    return record;
  }

  Path rowsFile() {
    return log.file();
  }

  Path environmentFile() {
    return environment.file();
  }

  Optional<Path> jmhResultsFile() {
    return jmhFile.map(JmhFile::file);
  }
}
