package org.modebench.analysis.prose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;

/** What workloads and places are called in sentences. */
public final class Names {
  private static final List<String> NUMBERS =
      List.of(
          "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
          "Eleven", "Twelve");

  private Names() {}

  /** Such as {@code Ten API calls of 100 ms}. */
  public static String of(Workload workload) {
    String plain =
        switch (workload.benchmark()) {
          case "CpuBound" ->
              counted(workload.calls(), "countdown")
                  + param(workload, "limit")
                      .map(limit -> " of " + grouped(limit) + " steps")
                      .orElse("");
          case "IoBound" ->
              counted(workload.calls(), "API call")
                  + param(workload, "latencyMillis").map(d -> " of " + d + " ms").orElse("");
          case "Server" ->
              counted(workload.calls(), "request")
                  + param(workload, "concurrency")
                      .filter(c -> !c.equals("0"))
                      .map(c -> ", " + c + " at a time")
                      .orElse("")
                  + param(workload, "rate")
                      .filter(r -> !r.equals("0"))
                      .map(r -> ", " + grouped(r) + " sent a second")
                      .orElse("")
                  + param(workload, "latencyMillis")
                      .filter(d -> !d.equals("0"))
                      .map(d -> ", each waiting " + d + " ms")
                      .orElse("");
          default -> ForeignText.printable(workload.title());
        };
    return plain + rest(workload);
  }

  /** Parameters that the name does not tell and that are not at their usual value. */
  private static String rest(Workload workload) {
    List<String> usual =
        switch (workload.benchmark()) {
          case "CpuBound" -> List.of("limit=");
          case "IoBound" -> List.of("latencyMillis=", "delay=fixed", "delaySeed=1");
          case "Server" ->
              List.of(
                  "concurrency=",
                  "latencyMillis=",
                  "rate=",
                  "loop=open",
                  "blockingShare=0",
                  "faults=0",
                  "keepAlive=false",
                  "loop=closed",
                  "pauseMillis=0",
                  "upstream=timer");
          default -> List.of();
        };
    if (usual.isEmpty()) {
      return "";
    }
    List<String> rest =
        List.of(workload.params().split(";", -1)).stream()
            .filter(param -> !param.isEmpty())
            .filter(
                param ->
                    usual.stream()
                        .noneMatch(u -> u.endsWith("=") ? param.startsWith(u) : param.equals(u)))
            .toList();
    String told = rest.isEmpty() ? "" : " (" + ForeignText.printable(String.join(", ", rest)) + ")";
    return told + (workload.profiled() ? ", profiled" : "");
  }

  private static Optional<String> param(Workload workload, String name) {
    return workload.param(name).map(ForeignText::printable);
  }

  /** Such as {@code THREAD_POOL with 2 workers}; SEQUENTIAL needs no number. */
  public static String of(Place place) {
    String mode = mode(place);
    return place.mode().equals(Place.SEQUENTIAL)
        ? mode
        : mode + " with " + place.workers() + (place.workers() == 1 ? " worker" : " workers");
  }

  /** The mode, with its number of workers in brackets where that is not the other's. */
  public static String beside(Place place, Place other) {
    return place.mode().equals(Place.SEQUENTIAL) || place.workers() == other.workers()
        ? mode(place)
        : mode(place) + " (" + place.workers() + ")";
  }

  public static String mode(Place place) {
    return ForeignText.printable(place.mode());
  }

  /** Such as {@code A, B or C with 10 workers}, or each with its own number where they differ. */
  public static String choice(List<Place> places, String conjunction) {
    boolean alike = places.stream().map(Place::workers).distinct().count() == 1;
    if (!alike || places.size() == 1) {
      return Listing.of(places.stream().map(Names::of).toList(), conjunction);
    }
    Place first = places.get(0);
    String modes = Listing.of(places.stream().map(Names::mode).toList(), conjunction);
    return modes + of(first).substring(mode(first).length());
  }

  public static String modes(List<Place> places, String conjunction) {
    return Listing.of(places.stream().map(Names::mode).toList(), conjunction);
  }

  public static String counted(int count, String noun) {
    String number = count >= 0 && count < NUMBERS.size() ? NUMBERS.get(count) : grouped(count + "");
    return number + " " + noun + (count == 1 ? "" : "s");
  }

  /** Such as {@code 5,000,000}; text that is no number as it is. */
  public static String grouped(String number) {
    return number.matches("[0-9]{4,15}")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(number))
        : number;
  }
}
