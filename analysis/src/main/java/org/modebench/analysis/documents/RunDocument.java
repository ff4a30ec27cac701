package org.modebench.analysis.documents;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.text.ForeignText;

/** What the tables say about one run. */
final class RunDocument {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final List<String> LEGEND =
      List.of(
          "time: of one batch; geometric mean of the fork means, with its 95 % interval (Student's t"
              + " on the log scale, n forks).",
          "speedup: SEQUENTIAL time / time, with Welch's 95 % interval. efficiency: speedup /"
              + " workers.",
          "ideal: computing ⌈k / min(W, C)⌉ · t, in EVENT_LOOP and GIL_THREADS k · t; waiting ⌈k / W⌉"
              + " · d; for k calls, W workers, C cores, t the SEQUENTIAL time of one call, d the"
              + " latency.",
          "CPU: user and system time of the whole process tree. memory: peak of the process tree. n:"
              + " forks. –: nothing to show.");

  private RunDocument() {}

  static Document of(RunTables run) {
    RunTables.Facts facts = run.facts();
    String from = MINUTE.format(facts.from());
    String to = MINUTE.format(facts.to());
    List<String> lines = new ArrayList<>();
    lines.add("measured: " + from + (to.equals(from) ? "" : " to " + to) + " UTC");
    lines.add("host: " + joined(facts.hosts()) + "; cores: " + joined(facts.cores()));
    lines.add("JDK: " + joined(facts.jdks()) + "; commit: " + joined(facts.commits()));
    lines.add("forks: " + forks(run) + "; confidence level: 95 %");
    if (facts.areMixed()) {
      lines.add("mixed: rows of more than one machine, JDK or commit are compared as if of one.");
    }
    return new Document("Run " + run.run(), List.copyOf(lines), Sheets.of(run), LEGEND);
  }

  private static String joined(List<?> values) {
    return ForeignText.printable(
        values.stream().map(Object::toString).collect(Collectors.joining(" and ")));
  }

  private static String forks(RunTables run) {
    var statistics =
        run.workloads().stream()
            .flatMap(table -> table.lines().stream())
            .mapToInt(line -> line.cell().forks())
            .summaryStatistics();
    return statistics.getMin() == statistics.getMax()
        ? Integer.toString(statistics.getMax())
        : statistics.getMin() + " to " + statistics.getMax();
  }
}
