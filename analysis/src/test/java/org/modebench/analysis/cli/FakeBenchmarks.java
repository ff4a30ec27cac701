package org.modebench.analysis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Stands in for benchmarks.jar in a process of its own; so it needs nothing but the JDK. */
final class FakeBenchmarks {
  private FakeBenchmarks() {}

  /**
   * With {@code sleep} it tells its pid and measures for ever, else it repeats the run in a file.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(args);
    if (words.contains("--version")) {
      System.out.println("modebench 0.1.0 (commit abc123)");
      return;
    }
    Path output = Path.of(words.get(words.indexOf("--output") + 1));
    if (words.contains("sleep")) {
      Path draft = output.resolveSibling("draft");
      Files.writeString(draft, Long.toString(ProcessHandle.current().pid()));
      Files.move(draft, output.resolveSibling("pid"));
      Thread.sleep(Long.MAX_VALUE);
    }
    String recorded = Files.readString(Path.of(words.get(0)));
    Files.writeString(output, recorded.replace("\nr1,", "\nr2,"));
  }
}
