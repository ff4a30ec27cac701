package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import one.profiler.AsyncProfiler;
import org.modebench.host.MeasurementPhase;
import org.modebench.process.LaunchAddition;
import org.modebench.process.WorkerLife;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Profiles the fork and the processes that it uses, from the first measured iteration to the last.
 *
 * <p>This JVM loads the profiler itself; processes that run already are attached to; worker JVMs
 * that start meanwhile have it from their first instruction, since most of their life is start-up.
 * What cannot be profiled is told in {@link ProfileRequest#PROBLEMS}, and the measurement goes on.
 */
public final class ForkProfiler implements InternalProfiler {
  private final ProfileRequest request;
  private final Attachments attachments;
  private final MeasuredSpans spans = new MeasuredSpans();
  private final Queue<WorkerLife> lives = new ConcurrentLinkedQueue<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private Optional<AsyncProfiler> own = Optional.empty();
  private int iterations;
  private boolean stopped;

  /**
   * @param line a {@link ProfileRequest} as text
   */
  public ForkProfiler(String line) {
    request = ProfileRequest.parse(line);
    attachments = new Attachments(request);
  }

  @Override
  public String getDescription() {
    return "async-profiler on the fork and the processes it uses";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (iteration.getType() != IterationType.MEASUREMENT) {
      return;
    }
    if (iterations++ == 0) {
      start();
      // Where there was no warm-up, the server under test is started in the iteration.
      MeasurementPhase.SET_UP.add(attachments::attachToNewServers);
      MeasurementPhase.MEASURED.add(this::stop);
    }
    spans.begin();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      spans.end();
      if (iterations == benchmark.getMeasurement().getCount()) {
        stop();
      }
    }
    // Its numbers are the recordings.
    return List.of();
  }

  private void start() {
    attachments.attachToAll();
    WorkerAgent.addition(request, lives::add).begin();
    try {
      AsyncProfiler profiler = AsyncProfiler.getInstance(request.library().toString());
      profiler.execute(request.start(request.recording(ProcessKind.FORK, "%p")));
      own = Optional.of(profiler);
    } catch (IOException | IllegalStateException | IllegalArgumentException | LinkageError e) {
      problems.add(
          "The fork cannot be profiled (%s) and is missing from the profile."
              .formatted(ProfileException.why(e)));
    }
  }

  /** At the end of measurement; or after it, where the benchmark does not announce it. */
  private void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    spans.end();
    LaunchAddition.NONE.begin();
    own.ifPresent(this::stopOwn);
    attachments.stopAll();
    tell();
  }

  private void stopOwn(AsyncProfiler profiler) {
    try {
      profiler.execute(ProfileRequest.stop(request.recording(ProcessKind.FORK, "%p")));
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      problems.add(
          "The profile of the fork cannot be written (%s).".formatted(ProfileException.why(e)));
    }
  }

  private void tell() {
    problems.addAll(attachments.problems());
    try {
      spans.write(request.folder().resolve(ProfileRequest.SPANS));
      WorkerLives.write(request.folder().resolve(ProfileRequest.LIVES), List.copyOf(lives));
      Files.write(request.folder().resolve(ProfileRequest.PROBLEMS), problems);
    } catch (IOException e) {
      // Where nothing can be written the recordings are missing, which the runner notices.
    }
  }

  /** How worker JVMs that start while a fork is profiled are given the profiler. */
  private static final class WorkerAgent {
    private WorkerAgent() {}

    /**
     * On Linux the profiler is loaded before the JVM itself, so that the JVM's own start is in the
     * profile; as the JVM's agent, too, it then sees Java. Elsewhere it comes with the JVM, and so
     * it does where it records locks or allocations, which are the JVM's.
     */
    static LaunchAddition addition(ProfileRequest request, Consumer<WorkerLife> biographer) {
      String start = request.start(request.recording(ProcessKind.WORKER, "%p"));
      String agent = "-agentpath:" + request.library() + "=";
      return NativeLibrary.isLinux() && request.event().isOfThreads()
          ? new LaunchAddition(
              List.of(agent + ProfileRequest.QUIET),
              Map.of("LD_PRELOAD", preloaded(request), "ASPROF_COMMAND", start),
              biographer)
          : new LaunchAddition(List.of(agent + start), Map.of(), biographer);
    }

    private static String preloaded(ProfileRequest request) {
      String users = System.getenv("LD_PRELOAD");
      return request.library() + (users == null || users.isEmpty() ? "" : ":" + users);
    }
  }
}
