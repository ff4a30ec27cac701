package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.results.Status;

/**
 * What stands against the figures of cells: in the language of the report where its words are
 * known, and otherwise in those of the run.
 */
public final class Doubts {
  private Doubts() {}

  /**
   * A doubt that several cells may share.
   *
   * @param key of the sentence
   * @param reason that the run gives
   */
  private record Doubt(String key, String reason) {
    static Optional<Doubt> of(Cell cell) {
      if (cell.status() == Status.FAILED) {
        return Optional.of(new Doubt("doubt.failed", Caveats.reasons(cell)));
      }
      if (cell.status() == Status.SUSPECT) {
        return Optional.of(new Doubt("doubt.suspect", Caveats.reasons(cell)));
      }
      return cell.forksWithout(Metrics.WALL) > 0
          ? Optional.of(new Doubt("doubt.time", ""))
          : Optional.empty();
    }
  }

  /** A sentence for each doubt about a cell of these modes. */
  static List<String> of(Map<CellKey, Cell> cells, List<String> modes, Words words) {
    Map<CellKey, Cell> chosen = new LinkedHashMap<>(cells);
    chosen.keySet().removeIf(place -> !modes.contains(place.mode()));
    return of(chosen, (place, cell) -> "%s (%s)".formatted(place.mode(), place.workers()), words);
  }

  /**
   * A sentence for each doubt.
   *
   * @param name of a cell and its place
   */
  public static List<String> of(
      Map<CellKey, Cell> cells, BiFunction<CellKey, Cell, String> name, Words words) {
    Map<Doubt, List<String>> places = new LinkedHashMap<>();
    cells.forEach(
        (place, cell) -> {
          Doubt.of(cell)
              .ifPresent(
                  doubt ->
                      places
                          .computeIfAbsent(doubt, any -> new ArrayList<>())
                          .add(name.apply(place, cell)));
        });
    List<String> sentences = new ArrayList<>();
    Translated translated = new Translated(words);
    places.forEach(
        (doubt, of) ->
            sentences.add(
                words.say(doubt.key(), words.list(of), translated.reasons(doubt.reason()))));
    return sentences;
  }
}
