package org.modebench.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.text.Count;
import org.modebench.plan.ProfileEvent;

/**
 * The name of a flame graph: {@code CpuBound_mode=PROCESS_workers=10_event=cpu.html}.
 *
 * @param benchmark such as {@code CpuBound}
 * @param mode the execution mode, or the server model
 * @param workers their number
 * @param others the parameters that are not the benchmark's defaults, {@code name=value} joined by
 *     {@code _}; empty where there are none
 */
public record ProfileName(
    String benchmark, String mode, int workers, String others, ProfileEvent event) {
  private static final String EXTENSION = ".html";
  private static final Pattern FORM =
      Pattern.compile(
          "([^_]+)_mode=([A-Z_0-9]+)_workers=(\\d{1,9})(?:_(.+?))?_event=([a-z]+)\\.html");

  /** Without what a file name should not have. */
  public ProfileName {
    others = others.replaceAll("[^A-Za-z0-9=.,_-]+", "-");
  }

  static Optional<ProfileName> parse(String fileName) {
    Matcher form = FORM.matcher(fileName);
    if (!form.matches()) {
      return Optional.empty();
    }
    return ProfileEvent.named(form.group(5))
        .map(
            event ->
                new ProfileName(
                    form.group(1),
                    form.group(2),
                    Integer.parseInt(form.group(3)),
                    Optional.ofNullable(form.group(4)).orElse(""),
                    event));
  }

  /** The name of the graph's file. */
  public String fileName() {
    return stem() + EXTENSION;
  }

  /** The file name without its extension. */
  String stem() {
    return "%s_mode=%s_workers=%d%s_event=%s"
        .formatted(
            benchmark, mode, workers, others.isEmpty() ? "" : "_" + others, event.optionValue());
  }

  /** What is profiled, whichever mode runs it. */
  public String workload() {
    return subject() + ", " + event.title();
  }

  /** The benchmark and its parameters: {@code IoBound, calls=20, latencyMillis=10}. */
  String subject() {
    // The values of a parameter may have the separator in them, too.
    return benchmark + (others.isEmpty() ? "" : ", " + others.replaceAll("_(?=[A-Za-z]+=)", ", "));
  }

  /** {@code PROCESS, 10 workers}. */
  String place() {
    return mode + ", " + Count.of(workers, "worker");
  }

  /** {@code CpuBound, PROCESS, 10 workers: CPU time}. */
  public String title() {
    return "%s, %s: %s"
        .formatted(
            subject(), place(), event.title().toLowerCase(Locale.ROOT).replace("cpu", "CPU"));
  }
}
