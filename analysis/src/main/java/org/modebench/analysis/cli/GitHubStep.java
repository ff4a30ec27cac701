package org.modebench.analysis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.results.AtomicFile;

/**
 * A step of a GitHub workflow: its summary, which is a file that GitHub names, and annotations,
 * which are lines of its output.
 *
 * @see <a
 *     href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
final class GitHubStep {
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  /** GitHub drops a summary that is larger. */
  private static final int MOST_BYTES = 1 << 20;

  private final Path summary;

  /**
   * @param environment of the process
   * @throws UnusableException outside of a step
   */
  GitHubStep(Map<String, String> environment) throws UnusableException {
    String name = environment.getOrDefault(SUMMARY, "");
    if (name.isEmpty()) {
      throw new UnusableException(
          "--github needs the environment variable %s, which GitHub sets for each step, but it is not set; set it to a file, or leave --github out."
              .formatted(SUMMARY));
    }
    try {
      summary = Path.of(name);
    } catch (InvalidPathException e) {
      throw new UnusableException(
          "%s must name a file, but is \"%s\".".formatted(SUMMARY, name), e);
    }
  }

  /** Adds to the summary, in Markdown; where it would be too large, only what is shorter. */
  void summarise(String markdown, String shorter) throws UnusableException {
    try {
      long there = Files.exists(summary) ? Files.size(summary) : 0;
      byte[] all = markdown.getBytes(StandardCharsets.UTF_8);
      Files.write(
          summary,
          there + all.length <= MOST_BYTES ? all : shorter.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UnusableException(
          "The summary \"%s\" cannot be written (%s); set %s to a writable file."
              .formatted(summary, AtomicFile.why(e), SUMMARY),
          e);
    }
  }

  /** The lines that annotate a commit with these messages. */
  static String errors(String title, List<String> messages) {
    StringBuilder lines = new StringBuilder();
    for (String message : messages) {
      lines
          .append("::error title=")
          .append(escaped(title).replace(":", "%3A").replace(",", "%2C"))
          .append("::")
          .append(escaped(message))
          .append('\n');
    }
    return lines.toString();
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
