package org.modebench.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a differential flame graph: {@code
 * CpuBound_mode=PROCESS_workers=10_event=cpu_versus_SEQUENTIAL_1.html}.
 *
 * @param of what is drawn
 * @param base what it is compared with: another mode of the same workload
 */
public record DifferenceName(ProfileName of, ProfileName base) {
  private static final Pattern FORM =
      Pattern.compile("(.+_event=[a-z]+)_versus_([A-Z_0-9]+)_(\\d{1,9})\\.html");

  static Optional<DifferenceName> parse(String fileName) {
    Matcher form = FORM.matcher(fileName);
    if (!form.matches()) {
      return Optional.empty();
    }
    return ProfileName.parse(form.group(1) + ".html")
        .map(
            of ->
                new DifferenceName(
                    of,
                    new ProfileName(
                        of.benchmark(),
                        form.group(2),
                        Integer.parseInt(form.group(3)),
                        of.others(),
                        of.event())));
  }

  String fileName() {
    return "%s_versus_%s_%d.html".formatted(of.stem(), base.mode(), base.workers());
  }

  DifferenceName otherDirection() {
    return new DifferenceName(base, of);
  }
}
