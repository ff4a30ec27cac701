package org.modebench.analysis.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Heading;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.flames.TaskAlignment;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.text.HtmlText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the difference of two profiles, in both directions. */
@Command(
    name = "flamediff",
    header = "Draw how two profiles differ, as flame graphs.",
    description = {
      "Draws the difference of two profiles, each a flame graph (.html), a recording (.jfr) or collapsed stacks, as flame graphs.",
      "The output is the second profile, coloured by how its shares differ from the first; <name>.reversed.html beside it is the first, compared with the second.",
      "Stacks that go through a task of this project, or through a server under test, are compared from there on, since modes call it from different threads and processes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class FlameDiffCommand implements Callable<Integer> {
  private static final String HTML = ".html";

  private final PrintStream err;

  @Parameters(index = "0", paramLabel = "FIRST", description = "The profile to compare with.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "SECOND", description = "The profile that is drawn.")
  private Path second = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.html",
      description = "Where to write the page; by default difference.html.")
  private Path output = Path.of("difference.html");

  @Option(
      names = "--from-root",
      description = "Compare all stacks from their roots, also those that go through a task.")
  private boolean fromRoot;

  FlameDiffCommand(PrintStream err) {
    this.err = err;
  }

  @Override
  public Integer call() {
    String name = String.valueOf(output.getFileName());
    if (!name.endsWith(HTML)) {
      err.println("--output must be a file that ends with .html, but is \"" + output + "\".");
      return ExitStatus.UNUSABLE;
    }
    Path reversed =
        output.resolveSibling(
            name.substring(0, name.length() - HTML.length()) + ".reversed" + HTML);
    try {
      for (Path drawn : List.of(output, reversed)) {
        for (Path input : List.of(first, second)) {
          refuseToReplace(input, drawn);
        }
      }
      Profile before = read(first);
      Profile after = read(second);
      before.refuseOtherEvent(after);
      draw(output, after, before, reversed);
      draw(reversed, before, after, output);
      return 0;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }

  private static void refuseToReplace(Path input, Path drawn) throws IOException {
    boolean same =
        (Files.exists(input) && Files.exists(drawn))
            ? Files.isSameFile(input, drawn)
            : input.toAbsolutePath().normalize().equals(drawn.toAbsolutePath().normalize());
    if (same) {
      throw new IOException(
          "\"%s\" is a profile to compare, which drawing would replace; name another file with --output."
              .formatted(drawn));
    }
  }

  /** A profile to compare. */
  private record Profile(Path file, Stacks stacks, Map<String, String> facts) {
    String name() {
      return String.valueOf(file.getFileName());
    }

    Optional<String> fact(String name) {
      return Optional.ofNullable(facts.get(name));
    }

    /** What it shows, if that is on record in it: a line in HTML. */
    Optional<String> origin() {
      return fact(Heading.ORIGIN).map(origin -> HtmlText.escape(name() + ": " + origin));
    }

    void refuseOtherEvent(Profile other) throws IOException {
      Optional<String> event = fact(Heading.EVENT);
      Optional<String> otherEvent = other.fact(Heading.EVENT);
      if (event.isPresent() && otherEvent.isPresent() && !event.equals(otherEvent)) {
        throw new IOException(
            "\"%s\" is a profile of %s, but \"%s\" is one of %s; give two of the same event."
                .formatted(file, event.get(), other.file, otherEvent.get()));
      }
    }
  }

  private Profile read(Path file) throws IOException {
    Stacks stacks = FlameFile.read(file);
    return new Profile(file, fromRoot ? stacks : TaskAlignment.of(stacks), FlameFile.facts(file));
  }

  private static void draw(Path to, Profile of, Profile base, Path other) throws IOException {
    Heading heading =
        Heading.ofDifference(
            of.name(),
            base.name(),
            Stream.of(of, base).map(Profile::origin).flatMap(Optional::stream).toList(),
            String.valueOf(other.getFileName()),
            of.fact(Heading.EVENT).map(event -> Map.of(Heading.EVENT, event)).orElse(Map.of()));
    byte[] page =
        FlameFile.differenceHtml(of.stacks(), base.stacks(), heading)
            .getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(to, page);
    } catch (IOException e) {
      throw new IOException(
          "\"%s\" cannot be written (%s); name another file with --output."
              .formatted(to, AtomicFile.why(e)),
          e);
    }
  }
}
