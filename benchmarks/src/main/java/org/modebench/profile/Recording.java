package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.convert.Arguments;
import one.convert.JfrConverter;
import one.jfr.JfrReader;
import one.jfr.StackTrace;
import one.jfr.event.AllocationSample;
import one.jfr.event.Event;
import org.modebench.analysis.flames.Stacks;

/** The recording of one process: its stacks, by thread, as the profiler saw them. */
final class Recording extends JfrConverter {
  /** How the notation of collapsed stacks marks the types of frames, by their numbers. */
  private static final List<String> SUFFIXES =
      List.of("_[0]", "_[j]", "_[i]", "", "", "_[k]", "_[1]");

  private final List<Sampled> sampled = new ArrayList<>();

  /**
   * A stack as the profiler saw it.
   *
   * @param thread name of the thread; empty if it has none
   * @param frames from the root to the leaf, in the notation of {@link Stacks}
   */
  record Sampled(String thread, List<String> frames, long value) {}

  private Recording(JfrReader jfr, Arguments arguments) {
    super(jfr, arguments);
  }

  /**
   * Reads the samples of one event.
   *
   * @throws IOException if the file is no whole recording, as a killed process leaves it
   */
  static List<Sampled> read(Path file, ProfileEvent event) throws IOException {
    Arguments arguments = new Arguments();
    arguments.threads = true;
    event.choose(arguments);
    try (JfrReader jfr = new JfrReader(file.toString())) {
      Recording recording = new Recording(jfr, arguments);
      recording.convert();
      return recording.sampled;
    } catch (RuntimeException e) {
      // The reader has no exception of its own for a recording that ends too soon.
      throw new IOException(e);
    }
  }

  @Override
  protected void convertChunk() {
    collector.forEach(
        new AggregatedEventVisitor() {
          @Override
          protected void visit(Event event, long value) {
            StackTrace trace = jfr.stackTraces.get(event.stackTraceId);
            if (trace != null) {
              sampled.add(new Sampled(thread(event.tid), frames(trace, event), value));
            }
          }
        });
  }

  private String thread(int tid) {
    String name = jfr.threads.get(tid);
    return name == null || name.startsWith("[tid=") ? "" : name;
  }

  private List<String> frames(StackTrace trace, Event event) {
    List<String> frames = new ArrayList<>();
    for (int i = trace.methods.length - 1; i >= 0; i--) {
      byte type = trace.types[i];
      String suffix = type >= 0 && type < SUFFIXES.size() ? SUFFIXES.get(type) : "";
      frames.add(getMethodName(trace.methods[i], type) + suffix);
    }
    long classId = event.classId();
    if (classId != 0) {
      boolean outsideTlab = event instanceof AllocationSample sample && sample.tlabSize == 0;
      frames.add(getClassName(classId) + (outsideTlab ? "_[k]" : "_[i]"));
    }
    return frames;
  }
}
