package org.modebench.analysis.flames;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.text.HtmlText;

/** Where the flame graphs of a results file are: the folder {@code profiles} beside it. */
public final class Graphs {
  /** The name of the folder. */
  public static final String FOLDER = "profiles";

  /** The name of the page in it that leads to all of them. */
  public static final String INDEX = "index.html";

  private Graphs() {}

  /**
   * The address of the graphs of a run, for a link on another page; empty if there are none.
   *
   * @param results the results file
   * @param page where the other page is, or will be
   * @param run identifier of the run
   */
  public static Optional<String> address(Path results, Path page, String run) {
    Path index = results.resolveSibling(FOLDER).resolve(INDEX);
    try {
      return Files.isRegularFile(index)
              && Files.readString(index, StandardCharsets.UTF_8).contains(mark(run))
          ? Optional.of(relative(page, index))
          : Optional.empty();
    } catch (IOException e) {
      // A page that cannot be read is none to lead to.
      return Optional.empty();
    }
  }

  /** What tells in the index that it has graphs of a run: an attribute. */
  public static String mark(String run) {
    return "data-run='" + HtmlText.escape(run) + "'";
  }

  /** The address of a file for a link on a page, both by paths of any kind. */
  private static String relative(Path page, Path file) {
    Path from = Optional.ofNullable(page.toAbsolutePath().normalize().getParent()).orElse(page);
    List<String> names = new ArrayList<>();
    from.relativize(file.toAbsolutePath().normalize())
        .forEach(name -> names.add(HtmlText.address(name.toString())));
    return String.join("/", names);
  }
}
