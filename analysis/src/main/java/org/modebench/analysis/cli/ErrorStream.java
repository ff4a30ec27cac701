package org.modebench.analysis.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.modebench.analysis.text.ForeignText;

/**
 * Standard error for sentences, one a line. What they quote of a file or of the command line cannot
 * act on the terminal.
 */
final class ErrorStream extends PrintStream {
  ErrorStream(PrintStream err) {
    super(err, true, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String sentence) {
    super.println(ForeignText.safe(String.valueOf(sentence)));
  }
}
