package org.modebench.analysis.summary;

import java.nio.charset.Charset;
import org.modebench.analysis.command.Terminal;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.text.Bar;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** The summary of a run as text: as wide as the terminal, and in colours where it has them. */
public final class SummaryText {
  /** What a screen of the smallest usual size shows beside the command. */
  public static final int MOST_LINES = 20;

  private SummaryText() {}

  /**
   * The summary of the rows of one run, of which there is at least one.
   *
   * @param columns how wide a line may be
   * @param most how many lines there may be; what has no room is counted
   * @param charset in which it will be written: not every one has characters to draw bars of
   * @param decision knows what would decide what is open
   */
  public static String of(
      Results results, int columns, int most, Charset charset, Decision decision) {
    // It knows what NO_COLOR and its like ask for.
    boolean colours = Terminal.isThere() && Ansi.AUTO.enabled();
    StringBuilder text = new StringBuilder();
    for (Line line : RunSummary.of(results, columns, most, Bar.hasBlocks(charset), decision)) {
      IStyle[] styles = colours ? styles(line.emphasis()) : new IStyle[0];
      text.append(Style.on(styles)).append(line.text());
      // The code that ends bold alone begins a double underline on some terminals.
      text.append(styles.length == 0 ? "" : Style.reset.off());
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private static IStyle[] styles(Line.Emphasis emphasis) {
    return switch (emphasis) {
      case NONE -> new IStyle[0];
      case STRONG -> new IStyle[] {Style.bold};
      case WARNING -> new IStyle[] {Style.fg_yellow};
    };
  }
}
