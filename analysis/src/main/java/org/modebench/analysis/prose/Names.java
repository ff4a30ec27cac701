package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;

/** What workloads and places are called in sentences. */
public final class Names {
  private static final List<String> NUMBERS =
      List.of(
          "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
          "Eleven", "Twelve");

  private Names() {}

  /** Such as {@code Ten API calls of 100 ms}; of an unknown workload its name and parameters. */
  public static String of(MeasuredWorkload workload) {
    var entry = workload.entry();
    if (!entry.known()) {
      return ForeignText.printable(workload.title());
    }
    StringBuilder name = new StringBuilder();
    name.append(counted(workload.calls(), entry.calls(1), entry.calls(2)));
    for (Workload.Phrase phrase : entry.phrases()) {
      workload
          .param(phrase.parameter().name())
          .ifPresent(
              value ->
                  name.append(phrase.of(value, shown -> grouped(ForeignText.printable(shown)))));
    }
    return name + rest(workload) + (workload.profiled() ? ", profiled" : "");
  }

  /** Parameters that the name does not tell and that are not at their default. */
  private static String rest(MeasuredWorkload workload) {
    var entry = workload.entry();
    Map<String, String> rest = new LinkedHashMap<>(workload.values());
    entry.phrases().forEach(phrase -> rest.remove(phrase.parameter().name()));
    entry.defaults().forEach((parameter, value) -> rest.remove(parameter.name(), value));
    List<String> told = new ArrayList<>();
    rest.forEach((name, value) -> told.add(name + "=" + value));
    return told.isEmpty() ? "" : " (" + ForeignText.printable(String.join(", ", told)) + ")";
  }

  /** Such as {@code THREAD_POOL with 2 workers}; SEQUENTIAL needs no number. */
  public static String of(CellKey place) {
    String mode = mode(place);
    return place.equals(CellKey.BASELINE)
        ? mode
        : mode + " with " + Count.of(place.workers(), "worker");
  }

  /** The mode, with its number of workers in brackets where that is not the other's. */
  public static String beside(CellKey place, CellKey other) {
    return place.equals(CellKey.BASELINE) || place.workers() == other.workers()
        ? mode(place)
        : mode(place) + " (" + place.workers() + ")";
  }

  public static String mode(CellKey place) {
    return ForeignText.printable(place.mode());
  }

  /**
   * Such as {@code A, B or C with 10 workers}, or {@code A or B with 2 workers, or C with 5
   * workers}.
   */
  public static String choice(List<CellKey> places, String conjunction) {
    Map<String, List<CellKey>> byWorkers = new LinkedHashMap<>();
    for (CellKey place : places) {
      String workers = of(place).substring(mode(place).length());
      byWorkers.computeIfAbsent(workers, w -> new ArrayList<>()).add(place);
    }
    if (byWorkers.size() == places.size()) {
      return Listing.of(places.stream().map(Names::of).toList(), conjunction);
    }
    List<String> parts = new ArrayList<>();
    byWorkers.forEach((workers, of) -> parts.add(modes(of, conjunction) + workers));
    return String.join(", " + conjunction + " ", parts);
  }

  public static String modes(List<CellKey> places, String conjunction) {
    return Listing.of(places.stream().map(Names::mode).toList(), conjunction);
  }

  /** Such as {@code Ten calls}, or {@code 13 calls}. */
  public static String counted(int count, String one, String many) {
    String number = count >= 0 && count < NUMBERS.size() ? NUMBERS.get(count) : grouped(count + "");
    return number + " " + (count == 1 ? one : many);
  }

  /** Such as {@code 5,000,000}; text that is no number as it is. */
  public static String grouped(String number) {
    return number.matches("[0-9]{4,15}")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(number))
        : number;
  }
}
