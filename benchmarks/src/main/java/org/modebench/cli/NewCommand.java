package org.modebench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a project with work to measure, which depends on the JDK alone. */
@Command(
    name = "new",
    header = "Write a Maven project with work of your own to measure.",
    description =
        "Writes a Maven project with one class to measure, which depends on the JDK alone, and says how to build and measure it.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments"})
final class NewCommand implements Callable<Integer> {
  /** The files of the project, by the resource that each is made from. */
  private static final Map<String, String> FILES =
      Map.of(
          "pom.xml.txt", "pom.xml",
          "WordCount.java.txt", "src/main/java/com/example/WordCount.java",
          "README.md.txt", "README.md",
          "gitignore.txt", ".gitignore");

  private final Path jar;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Where to write it: a new or an empty folder.")
  private Path folder = Path.of("");

  /**
   * @param jar the one that measures
   */
  NewCommand(Path jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      files.put(folder.resolve(file.getValue()), template(file.getKey()));
    }
    try {
      if (!isEmpty()) {
        return refuse(
            "DIR must be a new or an empty folder, but there is something in \"%s\"; name another."
                .formatted(folder));
      }
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.createDirectories(Objects.requireNonNull(file.getKey().getParent()));
        Files.writeString(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      return refuse(
          "The project cannot be written to \"%s\" (%s); name another folder."
              .formatted(folder, AtomicFile.why(e)));
    }
    spec.commandLine()
        .getOut()
        .println(
            "Wrote a project to %s; its README.md has the two commands that build and measure it."
                .formatted(folder));
    return ExitStatus.DONE;
  }

  private int refuse(String sentence) {
    spec.commandLine().getErr().println(sentence);
    return ExitStatus.UNUSABLE;
  }

  private boolean isEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> there = Files.list(folder)) {
      return there.findAny().isEmpty();
    }
  }

  private String template(String name) throws IOException {
    try (InputStream resource = NewCommand.class.getResourceAsStream("project/" + name)) {
      return new String(
              Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8)
          .replace("@jar@", quoted(jar));
    }
  }

  /** As a shell takes it for one word. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./:-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
