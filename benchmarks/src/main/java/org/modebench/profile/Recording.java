package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import one.convert.Arguments;
import one.convert.JfrConverter;
import one.jfr.JfrReader;
import one.jfr.StackTrace;
import one.jfr.event.AllocationSample;
import one.jfr.event.Event;
import one.jfr.event.EventCollector;
import org.modebench.analysis.flames.Stacks;
import org.modebench.plan.ProfileEvent;
import org.modebench.process.WorkerLife;

/** The recording of one process: its stacks, by thread, as the profiler saw them. */
final class Recording extends JfrConverter {
  /** How the notation of collapsed stacks marks the types of frames, by their numbers. */
  private static final List<String> SUFFIXES =
      List.of("_[0]", "_[j]", "_[i]", "", "", "_[k]", "_[1]");

  private static final double NANOS_PER_SECOND = 1e9;

  private final MeasuredSpans spans;
  private final Optional<WorkerLife> life;
  private final List<Sampled> sampled = new ArrayList<>();

  /**
   * A stack as the profiler saw it.
   *
   * @param phase of the process's life, where that is known
   * @param thread name of the thread; empty if it has none
   * @param frames from the root to the leaf, in the notation of {@link Stacks}
   */
  record Sampled(Optional<LifePhase> phase, String thread, List<String> frames, long value) {}

  private Recording(
      JfrReader jfr, Arguments arguments, MeasuredSpans spans, Optional<WorkerLife> life) {
    super(jfr, arguments);
    this.spans = spans;
    this.life = life;
  }

  /**
   * Reads the samples of one event.
   *
   * @param spans outside of which samples are left out
   * @param life of the process, if it is known
   * @throws IOException if the file is no whole recording, as a killed process leaves it
   */
  static List<Sampled> read(
      Path file, ProfileEvent event, MeasuredSpans spans, Optional<WorkerLife> life)
      throws IOException {
    Arguments arguments = new Arguments();
    arguments.threads = true;
    event.choose(arguments);
    try (JfrReader jfr = new JfrReader(file.toString())) {
      Recording recording = new Recording(jfr, arguments, spans, life);
      recording.convert();
      return recording.sampled;
    } catch (RuntimeException e) {
      // The reader has no exception of its own for a recording that ends too soon.
      throw new IOException(e);
    }
  }

  /** By the time of a sample, of which the converter's own collector keeps nothing. */
  @Override
  protected EventCollector createCollector(Arguments arguments) {
    return new EventList();
  }

  @Override
  protected void convertChunk() {
    Map<Group, Long> values = new LinkedHashMap<>();
    collector.forEach(
        (event, samples, value) -> {
          if (spans.contain(nanos(event.time))) {
            values.merge(group(event), args.total ? value : samples, Long::sum);
          }
        });
    values.forEach(this::add);
  }

  /** What is one stack of the graph. */
  private record Group(
      Optional<LifePhase> phase, int thread, int stack, long classId, boolean outsideTlab) {}

  private Group group(Event event) {
    return new Group(
        life.map(known -> LifePhase.at(known, nanos(event.time))),
        event.tid,
        event.stackTraceId,
        event.classId(),
        event instanceof AllocationSample sample && sample.tlabSize == 0);
  }

  /** The recording's clock is that of {@link System#nanoTime()}, see {@link ProfileRequest}. */
  private long nanos(long ticks) {
    return Math.round(ticks * (NANOS_PER_SECOND / jfr.ticksPerSec));
  }

  private void add(Group group, long value) {
    StackTrace trace = jfr.stackTraces.get(group.stack());
    if (trace != null) {
      sampled.add(new Sampled(group.phase(), thread(group.thread()), frames(trace, group), value));
    }
  }

  private String thread(int tid) {
    String name = jfr.threads.get(tid);
    return name == null || name.startsWith("[tid=") ? "" : name;
  }

  private List<String> frames(StackTrace trace, Group group) {
    List<String> frames = new ArrayList<>();
    for (int i = trace.methods.length - 1; i >= 0; i--) {
      byte type = trace.types[i];
      String suffix = type >= 0 && type < SUFFIXES.size() ? SUFFIXES.get(type) : "";
      frames.add(getMethodName(trace.methods[i], type) + suffix);
    }
    if (group.classId() != 0) {
      frames.add(getClassName(group.classId()) + (group.outsideTlab() ? "_[k]" : "_[i]"));
    }
    return frames;
  }

  /** The events of a chunk as they are. */
  private static final class EventList implements EventCollector {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void beforeChunk() {
      events.clear();
    }

    @Override
    public void collect(Event event) {
      events.add(event);
    }

    @Override
    public void afterChunk() {
      // What was collected is converted next.
    }

    @Override
    public boolean finish() {
      return false;
    }

    @Override
    public void forEach(Visitor visitor) {
      events.forEach(event -> visitor.visit(event, event.samples(), event.value()));
    }
  }
}
