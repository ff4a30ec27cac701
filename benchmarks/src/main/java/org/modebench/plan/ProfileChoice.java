package org.modebench.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Parameters;

/**
 * What the command line says of profiles.
 *
 * @param others whether servers under test and the mock API are profiled, too
 * @param keepRecordings whether the recordings are kept
 * @param more events beside CPU time or wall-clock time
 * @param difference two modes whose graphs are compared; empty for none
 */
public record ProfileChoice(
    boolean others, boolean keepRecordings, Set<ProfileEvent> more, List<String> difference) {
  private static final List<ProfileEvent> EVENTS = List.of(ProfileEvent.LOCK, ProfileEvent.ALLOC);

  /**
   * What the options of profiles say.
   *
   * @param events the value of {@code --profile-events}; empty for none
   * @param difference the value of {@code --profile-diff}; empty for none
   */
  public static ProfileChoice of(
      boolean others, boolean keepRecordings, String events, String difference)
      throws UsageException {
    return new ProfileChoice(others, keepRecordings, events(events), difference(difference));
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
   * Checks that the modes to be compared are measured.
   *
   * @throws UsageException if no case has a mode that is to be compared
   */
  public void check(List<Case> cases) throws UsageException {
    for (String mode : difference) {
      if (cases.stream().noneMatch(c -> c.mode().equals(mode))) {
        throw new UsageException(
            "--profile-diff compares %s, but this run does not measure %s; add it with -p mode=."
                .formatted(String.join(" and ", difference), mode));
      }
    }
  }
}
