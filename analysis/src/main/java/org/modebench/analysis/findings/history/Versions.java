package org.modebench.analysis.findings.history;

import java.nio.file.Path;
import java.util.List;
import org.modebench.analysis.findings.comparison.Fact;
import org.modebench.analysis.findings.comparison.Recording;

/** What tells the code that a run measured from that of others. */
final class Versions {
  private static final String JSON = ".json";

  private Versions() {}

  /**
   * The commit, with a + where there were changes to it; or the name of the file, with as many of
   * its folders as tell it from others: many tools give each release a folder, and every file one
   * name.
   */
  static String of(Recording recording, List<Recording> all) {
    String commit = recording.commit();
    if (!commit.isEmpty()) {
      return commit + ("yes".equals(recording.facts().get(Fact.CHANGES)) ? "+" : "");
    }
    Path file = Path.of(recording.source());
    List<Path> others =
        all.stream()
            .map(Recording::source)
            .filter(source -> !source.equals(recording.source()))
            .map(Path::of)
            .toList();
    int names = 1;
    while (names < file.getNameCount() && isShared(end(file, names), others)) {
      names++;
    }
    String name = end(file, names).toString();
    return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
  }

  private static boolean isShared(Path end, List<Path> others) {
    return others.stream().anyMatch(other -> other.endsWith(end));
  }

  private static Path end(Path file, int names) {
    int count = file.getNameCount();
    return names < count ? file.subpath(count - names, count) : file;
  }
}
