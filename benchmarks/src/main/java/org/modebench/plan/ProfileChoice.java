package org.modebench.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Parameters;

/**
 * What the command line says of profiles.
 *
 * @param others whether servers under test and the mock API are profiled, too
 * @param keepRecordings whether the recordings are kept
 * @param more events beside CPU time or wall-clock time
 * @param difference two modes whose graphs are compared; empty for none
 * @param only what is found in the labels of the cases that are profiled
 */
public record ProfileChoice(
    boolean others,
    boolean keepRecordings,
    Set<ProfileEvent> more,
    List<String> difference,
    Pattern only) {
  private static final List<ProfileEvent> EVENTS = List.of(ProfileEvent.LOCK, ProfileEvent.ALLOC);

  /**
   * What the options of profiles say.
   *
   * @param events the value of {@code --profile-events}; empty for none
   * @param difference the value of {@code --profile-diff}; empty for none
   * @param only the value of {@code --profile-only}; empty for every case
   */
  public static ProfileChoice of(
      boolean others, boolean keepRecordings, String events, String difference, String only)
      throws UsageException {
    return new ProfileChoice(
        others, keepRecordings, events(events), difference(difference), pattern(only));
  }

  private static Pattern pattern(String text) throws UsageException {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--profile-only must be a regular expression, but is \"%s\" (%s)."
              .formatted(text, e.getDescription()));
    }
  }

  /** Whether a case is measured with a profiler, too. */
  boolean isOf(Case of) {
    return only.matcher(of.label()).find();
  }

  private static Set<ProfileEvent> events(String text) throws UsageException {
    Set<ProfileEvent> events = EnumSet.noneOf(ProfileEvent.class);
    if (text.isEmpty()) {
      return events;
    }
    for (String name : text.split(",", -1)) {
      events.add(
          ProfileEvent.named(name)
              .filter(EVENTS::contains)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--profile-events must be lock, alloc or lock,alloc, but is \"%s\"."
                              .formatted(text))));
    }
    return events;
  }

  private static List<String> difference(String text) throws UsageException {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> modes =
        Arrays.stream(text.split(",", -1)).flatMap(name -> canonical(name).stream()).toList();
    if (modes.size() != 2 || modes.get(0).equals(modes.get(1))) {
      throw new UsageException(
          "--profile-diff must be two different modes, such as SEQUENTIAL,PROCESS, but is \"%s\"."
              .formatted(text));
    }
    return modes;
  }

  private static Optional<String> canonical(String mode) {
    return Stream.of(Parameters.MODE, Parameters.SERVER)
        .flatMap(axis -> axis.domain().canonical(mode).stream())
        .findFirst();
  }

  /**
   * Checks that there is something to profile, and that the modes to be compared are measured and
   * profiled.
   *
   * @throws UsageException if no case is to be profiled, or none of a mode that is to be compared
   */
  public void check(List<Case> cases) throws UsageException {
    List<Case> profiled = cases.stream().filter(this::isOf).toList();
    if (profiled.isEmpty()) {
      throw new UsageException(
          "--profile-only must be found in a case of this run, which --plan lists, but \"%s\" is in none."
              .formatted(only));
    }
    for (String mode : difference) {
      if (cases.stream().noneMatch(c -> c.mode().equals(mode))) {
        throw new UsageException(
            "--profile-diff compares %s, but this run does not measure %s; add it with -p mode=."
                .formatted(String.join(" and ", difference), mode));
      }
      if (profiled.stream().noneMatch(c -> c.mode().equals(mode))) {
        throw new UsageException(
            "--profile-diff compares %s, but --profile-only leaves %s out; let it be found in a case of %s."
                .formatted(String.join(" and ", difference), mode, mode));
      }
    }
  }
}
