package org.modebench.host;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables of the environment from which every JVM takes options, whoever starts it. What is
 * measured takes them, as a user's own program would: forks, which JMH starts, and worker
 * processes, which would otherwise be compared with forks under other conditions. What stands by
 * (the mock API, servers and their processes) does not: a server is to be the same for every user,
 * and an agent of theirs may have one port only.
 */
public final class JvmVariables {

  private static final String LAST_WORD = "_JAVA_OPTIONS";
  private static final List<String> NAMES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", LAST_WORD);

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
  private static final Pattern ARCHIVE =
      Pattern.compile("-XX:(SharedArchiveFile|ArchiveClassesAtExit|AOT\\w+)=.*|-Xshare:dump");
  private static final Pattern LARGEST_HEAP = Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(\\S+)");

  private final Map<String, String> values;

  private JvmVariables(Map<String, String> environment) {
    values = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        values.put(name, value);
      }
    }
  }

  public static JvmVariables ofThisJvm() {
    return of(System.getenv());
  }

  public static JvmVariables of(Map<String, String> environment) {
    return new JvmVariables(environment);
  }

  /** None of them. */
  public static JvmVariables none() {
    return of(Map.of());
  }

  /** Returns a child process that does not take them. */
  public static ProcessBuilder without(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(NAMES);
    return builder;
  }

  /** Returns those that are set, by name. */
  public Map<String, String> values() {
    return values;
  }

  /** Whether they choose a garbage collector: a JVM that is told two does not start. */
  public boolean chooseCollector() {
    return options().anyMatch(option -> COLLECTOR.matcher(option).matches());
  }

  /** Whether they name an archive of classes: a JVM that is told of two kinds does not start. */
  public boolean chooseArchive() {
    return options().anyMatch(option -> ARCHIVE.matcher(option).matches());
  }

  /**
   * Returns the largest heap where it is set by the one variable that overrides the command line: a
   * JVM whose first heap is larger does not start.
   */
  public Optional<String> overridingHeap() {
    return LARGEST_HEAP
        .matcher(values.getOrDefault(LAST_WORD, ""))
        .results()
        .map(MatchResult::group)
        .map(option -> LARGEST_HEAP.matcher(option).replaceFirst("$1"))
        .reduce((earlier, later) -> later);
  }

  private Stream<String> options() {
    return values.values().stream()
        .flatMap(value -> Arrays.stream(value.replaceAll("[\"']", "").split("\\s+")));
  }

  /** Who takes them, as a sentence for the user; empty if none is set. */
  public Optional<String> sentence() {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s set: forks and worker processes run with these options, the mock API and servers without them."
                .formatted(names(), values.size() == 1 ? "is" : "are"));
  }

  /** To be added to what is said of the end of a JVM that takes them; empty if none is set. */
  public String suspicion() {
    return values.isEmpty()
        ? ""
        : " (it has the options in %s, too, which may be the cause)".formatted(names());
  }

  private String names() {
    return String.join(" and ", values.keySet());
  }
}
