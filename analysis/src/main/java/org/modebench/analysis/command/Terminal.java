package org.modebench.analysis.command;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The terminal that this program writes to, if there is one. */
public final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Java 22 and newer have a console also where there is no terminal, and tell by a method. */
  public static boolean isThere() {
    return Optional.ofNullable(System.console()).map(Terminal::isTerminal).orElse(false);
  }

  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** What standard output is written in; newer Java tells, older uses the default of the JVM. */
  public static Charset charset() {
    String named = System.getProperty("stdout.encoding", "");
    return named.isEmpty() || !Charset.isSupported(named)
        ? Charset.defaultCharset()
        : Charset.forName(named);
  }

  /** How wide a line may be: as wide as the terminal, or as wide as usual where there is none. */
  public static int columnsOrUsual() {
    return isThere() ? columns() : USUAL_COLUMNS;
  }

  /** Its width now; asked of the system, so not to be called while something is measured. */
  public static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] rowsAndColumns = size.strip().split(" ", -1);
      int columns = rowsAndColumns.length == 2 ? Integer.parseInt(rowsAndColumns[1]) : 0;
      return columns > 0 ? columns : USUAL_COLUMNS;
    } catch (IOException | NumberFormatException e) {
      return USUAL_COLUMNS;
    }
  }
}
