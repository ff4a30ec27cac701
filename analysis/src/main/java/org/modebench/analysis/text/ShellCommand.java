package org.modebench.analysis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Commands to copy into a shell. */
public final class ShellCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
  private static final String GOES_ON = " \\";
  private static final String INDENTATION = "  ";

  private ShellCommand() {}

  /**
   * What is said of a command, and the command: on one line where there is room; otherwise it has
   * lines of its own, which a shell takes for one.
   */
  public static List<String> after(String said, List<String> words, int columns) {
    List<String> quoted = words.stream().map(ShellCommand::quoted).toList();
    String whole = said + " " + String.join(" ", quoted);
    if (whole.length() <= columns) {
      return List.of(whole);
    }
    List<String> lines = new ArrayList<>(Wrapping.of(said, columns));
    StringBuilder line = new StringBuilder(INDENTATION).append(quoted.get(0));
    for (String word : quoted.subList(1, quoted.size())) {
      if (line.length() + 1 + word.length() + GOES_ON.length() > columns) {
        lines.add(line.append(GOES_ON).toString());
        line = new StringBuilder(INDENTATION).append(INDENTATION).append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** A word as a shell has to be given it. */
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
