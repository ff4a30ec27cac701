package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.steady.ForkState;
import org.modebench.analysis.findings.steady.SteadyState;
import org.modebench.analysis.statistics.Segment;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** The steady states of a workload's cells as sheets. */
public final class SteadySheets {
  private static final List<Column> CELL_COLUMNS =
      List.of(
          new Column("mode", false),
          new Column("work-\ners", true),
          new Column("n", true),
          new Column("iter-\nations", true),
          new Column("JIT com-\npilation", true),
          new Column("garbage\ncollection", true),
          new Column("state", false));

  private static final List<Column> FORK_COLUMNS =
      List.of(
          new Column("mode", false),
          new Column("work-\ners", true),
          new Column("fork", true),
          new Column("state", false),
          new Column("steady\nfrom", true),
          new Column("out-\nliers", true),
          new Column("iterations: mean time", false));

  private static final int MOST_SEGMENTS = 4;

  private SteadySheets() {}

  /** Every cell, then every fork that changed or drifted. */
  public static List<Sheet> of(Workload workload, SortedMap<Place, SteadyState> states) {
    List<List<Entry>> cells = new ArrayList<>();
    List<List<Entry>> forks = new ArrayList<>();
    states.forEach(
        (place, state) -> {
          cells.add(cell(place, state));
          state.forks().stream()
              .filter(fork -> fork.segments().size() > 1 || fork.drift().isPresent())
              .forEach(fork -> forks.add(fork(place, fork)));
        });
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(
        new Sheet(
            workload.title() + ": steady state", CELL_COLUMNS, cells, List.of(), notes(states)));
    if (!forks.isEmpty()) {
      sheets.add(
          new Sheet(
              workload.title() + ": forks with changes",
              FORK_COLUMNS,
              forks,
              List.of(),
              List.of()));
    }
    return List.copyOf(sheets);
  }

  private static List<String> notes(SortedMap<Place, SteadyState> states) {
    List<String> unsettled =
        states.entrySet().stream()
            .filter(entry -> entry.getValue().isUnsettled())
            .map(Map.Entry::getKey)
            .map(place -> ForeignText.printable(place.mode()) + " with " + place.workers())
            .toList();
    return unsettled.isEmpty()
        ? List.of()
        : List.of(
            "Forks that never settle count in the tables like any other; warm up longer: %s."
                .formatted(String.join(", ", unsettled)));
  }

  private static List<Entry> cell(Place place, SteadyState state) {
    return List.of(
        Entry.of(place.mode()),
        Entry.of(Integer.toString(place.workers())),
        Entry.of(Integer.toString(state.forks().size())),
        Entry.of(state.iterations()),
        Entry.of(overhead(state.compileShare(), state.compileSeconds())),
        Entry.of(overhead(state.gcShare(), state.gcSeconds())),
        Entry.of(state.summary()));
  }

  /** As a share of the measured time, or else as time. */
  private static String overhead(OptionalDouble share, OptionalDouble seconds) {
    if (share.isPresent()) {
      return Figures.percent(share.getAsDouble());
    }
    return seconds.isPresent() ? Figures.roughTime(seconds.getAsDouble()) : Figures.NONE;
  }

  private static List<Entry> fork(Place place, ForkState fork) {
    return List.of(
        Entry.of(place.mode()),
        Entry.of(Integer.toString(place.workers())),
        Entry.of(Integer.toString(fork.fork())),
        Entry.of(fork.words()),
        Entry.of(
            fork.steadyFrom().isPresent()
                ? Integer.toString(fork.steadyFrom().getAsInt() + 1)
                : Figures.NONE),
        Entry.of(fork.outliers().isEmpty() ? "" : Integer.toString(fork.outliers().size())),
        Entry.of(segments(fork.segments()) + drift(fork.drift())));
  }

  private static String drift(OptionalDouble drift) {
    return drift.isEmpty()
        ? ""
        : ", %s %s an iteration"
            .formatted(
                drift.getAsDouble() > 0 ? "rising by" : "falling by",
                Figures.percent(Math.abs(drift.getAsDouble())));
  }

  /** The last few, which tell the most. */
  private static String segments(List<Segment> segments) {
    int left = Math.max(0, segments.size() - MOST_SEGMENTS);
    return (left > 0 ? "…; " : "")
        + segments.subList(left, segments.size()).stream()
            .map(
                segment ->
                    "%s–%s: %s"
                        .formatted(segment.from() + 1, segment.to(), Figures.time(segment.mean())))
            .collect(Collectors.joining("; "));
  }
}
