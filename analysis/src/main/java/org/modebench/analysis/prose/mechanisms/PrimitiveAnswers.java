package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.findings.mechanisms.PrimitiveCosts;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What threads, processes and hand-overs cost, in a sentence for each question. */
final class PrimitiveAnswers {
  private final List<ModeRanking> contests;
  private final PrimitiveCosts found;

  PrimitiveAnswers(List<ModeRanking> contests) {
    this.contests = contests;
    this.found = new PrimitiveCosts(contests);
  }

  List<Answer> all() {
    List<Answer> answers = new ArrayList<>();
    ofThreads().ifPresent(words -> add(answers, "What does a thread cost?", words));
    ofSwitches().ifPresent(words -> add(answers, "What does a switch cost?", words));
    ofMessages()
        .ifPresent(words -> add(answers, "What does it cost to talk to another process?", words));
    if (answers.isEmpty()) {
      add(answers, "What does a thread cost?", "Nothing was measured without failure.");
    }
    return answers;
  }

  /** What stands against trusting all of them is said once, beside the first. */
  private void add(List<Answer> answers, String question, String words) {
    List<String> warnings =
        answers.isEmpty()
            ? contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList()
            : List.of();
    answers.add(new Answer(question, words, List.of(), warnings));
  }

  /** Starts and ends, and what each takes while it waits. */
  private Optional<String> ofThreads() {
    List<String> starts = new ArrayList<>();
    time(Mechanisms.THREAD).ifPresent(time -> starts.add("a platform thread takes " + time));
    time(Mechanisms.VIRTUAL).ifPresent(time -> starts.add("a virtual one " + time));
    time(Mechanisms.PROCESS).ifPresent(time -> starts.add("a process that does nothing " + time));
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    List<String> memory = new ArrayList<>();
    bytes(Mechanisms.THREAD, Metrics.EACH_RSS)
        .ifPresent(
            resident ->
                memory.add(
                    "a platform thread takes %s beside the heap%s"
                        .formatted(
                            resident,
                            bytes(Mechanisms.THREAD, Metrics.EACH_KERNEL)
                                .map(kernel -> " and %s in the kernel".formatted(kernel))
                                .orElse(""))));
    bytes(Mechanisms.VIRTUAL, Metrics.EACH_HEAP)
        .ifPresent(heap -> memory.add("a virtual one %s of the heap".formatted(heap)));
    return Optional.of(
        "To start and to end, %s.%s"
            .formatted(
                Listing.of(starts, "and"),
                memory.isEmpty() ? "" : " While it waits, " + Listing.of(memory, "and") + "."));
  }

  private Optional<String> ofSwitches() {
    List<String> parts = new ArrayList<>();
    time(Mechanisms.PARK)
        .ifPresent(
            time ->
                parts.add(
                    "to another thread and back, by the kernel%s, takes %s"
                        .formatted(found.isOnOneCpu(Mechanisms.PARK) ? " on one CPU" : "", time)));
    time(Mechanisms.YIELD)
        .ifPresent(time -> parts.add("from one virtual thread to another " + time));
    time(Mechanisms.LOOP_HOP)
        .ifPresent(time -> parts.add("from one callback of an event loop to the next " + time));
    time(Mechanisms.FUTURE)
        .ifPresent(time -> parts.add("from one stage of a future to the next " + time));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("One " + Listing.of(parts, "and") + ".");
  }

  private Optional<String> ofMessages() {
    List<String> parts = new ArrayList<>();
    for (double size : found.messageBytes()) {
      found
          .each(Mechanisms.PIPE, size)
          .ifPresent(
              pipe ->
                  parts.add(
                      "%s %s%s"
                          .formatted(
                              size(size),
                              Figures.time(pipe),
                              found
                                  .each(Mechanisms.PARK, size)
                                  .map(park -> " (to a thread " + Figures.time(park) + ")")
                                  .orElse(""))));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A message and its answer%s: %s."
                .formatted(
                    found.isOnOneCpu(Mechanisms.PIPE) ? ", both on one CPU" : "",
                    Listing.of(parts, "and")));
  }

  private Optional<String> time(String unit) {
    return found.each(unit).map(Figures::time);
  }

  private Optional<String> bytes(String unit, Metric metric) {
    OptionalDouble bytes = found.mean(unit, metric);
    return bytes.isPresent() && bytes.getAsDouble() > 0
        ? Optional.of(Quantity.NUMBER.text(bytes.getAsDouble() / 1000) + " kB")
        : Optional.empty();
  }

  private static String size(double bytes) {
    return bytes == 1 ? "1 byte" : Names.grouped(Long.toString((long) bytes)) + " bytes";
  }
}
