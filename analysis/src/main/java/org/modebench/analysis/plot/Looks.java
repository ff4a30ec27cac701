package org.modebench.analysis.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.plot.Look.Colour;
import org.modebench.analysis.plot.Look.Marker;

/** The looks of the modes of one plot: their own, or for unknown modes one that is still free. */
public final class Looks {
  private static final Map<String, Look> KNOWN =
      Map.ofEntries(
          Map.entry("SEQUENTIAL", new Look(Colour.INK, Marker.SQUARE, false)),
          Map.entry("THREADS", new Look(Colour.BLUE, Marker.CIRCLE, false)),
          Map.entry("THREAD_POOL", new Look(Colour.SKY, Marker.DIAMOND, false)),
          Map.entry("FORK_JOIN", new Look(Colour.GREEN, Marker.TRIANGLE, false)),
          Map.entry("VIRTUAL_THREADS", new Look(Colour.PURPLE, Marker.DOWN, false)),
          Map.entry("EVENT_LOOP", new Look(Colour.ORANGE, Marker.CIRCLE, false)),
          Map.entry("PROCESS", new Look(Colour.VERMILION, Marker.SQUARE, false)),
          Map.entry("PROCESS_POOL", new Look(Colour.VERMILION, Marker.DIAMOND, true)),
          Map.entry("GIL_THREADS", new Look(Colour.BLUE, Marker.TRIANGLE, true)),
          Map.entry("SYNC_WORKER", new Look(Colour.INK, Marker.SQUARE, false)),
          Map.entry("PREFORK", new Look(Colour.VERMILION, Marker.DIAMOND, false)),
          Map.entry("THREAD_PER_CONNECTION", new Look(Colour.BLUE, Marker.CIRCLE, false)),
          Map.entry("EVENT_LOOP_BLOCKED", new Look(Colour.ORANGE, Marker.SQUARE, true)),
          Map.entry("EVENT_LOOP_OFFLOAD", new Look(Colour.GREEN, Marker.DIAMOND, true)),
          Map.entry("SELECTOR", new Look(Colour.GREEN, Marker.TRIANGLE, false)),
          Map.entry("PROCESS_PER_REQUEST", new Look(Colour.VERMILION, Marker.SQUARE, true)));

  private final Map<String, Look> looks = new LinkedHashMap<>();

  private Looks(List<String> modes) {
    List<Look> free = free();
    free.removeAll(modes.stream().filter(KNOWN::containsKey).map(KNOWN::get).toList());
    int next = 0;
    for (String mode : modes) {
      Look known = KNOWN.get(mode);
      looks.put(mode, known == null ? free.get(next++ % free.size()) : known);
    }
  }

  /** The looks of the modes given; a mode may be given more than once. */
  public static Looks of(List<String> modes) {
    return new Looks(modes.stream().distinct().toList());
  }

  private static List<Look> free() {
    List<Look> free = new ArrayList<>();
    for (boolean dashed : new boolean[] {false, true}) {
      for (Marker marker : Marker.values()) {
        for (Colour colour : Colour.values()) {
          free.add(new Look(colour, marker, dashed));
        }
      }
    }
    return free;
  }

  /**
   * The look of a mode.
   *
   * @throws java.util.NoSuchElementException if it is not one of the plot's
   */
  public Look of(String mode) {
    return Optional.ofNullable(looks.get(mode)).orElseThrow();
  }
}
