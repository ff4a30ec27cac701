package org.modebench.analysis;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.modebench.analysis.files.AtomicFile;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Html;
import org.modebench.analysis.flames.Stacks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the difference of two profiles, in both directions. */
@Command(
    name = "flamediff",
    description = {
      "Draws the difference of two profiles, each a flame graph (.html), a recording (.jfr) or collapsed stacks, as flame graphs.",
      "The output is the second profile, coloured by how its shares differ from the first; <name>.reversed.html beside it is the first, compared with the second."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
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
      description = "Where to draw it; without it difference.html.")
  private Path output = Path.of("difference.html");

  FlameDiffCommand(PrintStream err) {
    this.err = err;
  }

  @Override
  public Integer call() {
    String name = String.valueOf(output.getFileName());
    if (!name.endsWith(HTML)) {
      err.println("--output must be a file that ends with .html, but is \"" + output + "\".");
      return Main.UNUSABLE;
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
      Stacks before = FlameFile.read(first);
      Stacks after = FlameFile.read(second);
      draw(output, after, second, before, first, reversed);
      draw(reversed, before, first, after, second, output);
      return 0;
    } catch (IOException e) {
      err.println(e.getMessage());
      return Main.UNUSABLE;
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

  private static void draw(Path to, Stacks of, Path name, Stacks base, Path baseName, Path other)
      throws IOException {
    String title =
        Html.differenceTitle(
            String.valueOf(name.getFileName()),
            String.valueOf(baseName.getFileName()),
            String.valueOf(other.getFileName()));
    byte[] page = FlameFile.differenceHtml(of, base, title).getBytes(StandardCharsets.UTF_8);
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
