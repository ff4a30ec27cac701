package org.modebench.cli;

import java.util.Arrays;
import java.util.Locale;
import org.modebench.fork.UnsafeWarning;
import org.modebench.load.LoadCommand;
import org.modebench.mock.MockCommand;
import org.modebench.server.ServerCommand;
import org.modebench.session.SystemPlatform;
import picocli.CommandLine;

/** The command line of the runner. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Digits and separators of messages, too, are to be the same everywhere.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(run(args));
  }

  private static int run(String[] args) {
    if (args.length > 0 && args[0].equals("mock")) {
      return new CommandLine(new MockCommand()).execute(rest(args));
    }
    UnsafeWarning.silence();
    if (args.length > 0 && args[0].equals("server")) {
      return new CommandLine(new ServerCommand()).execute(rest(args));
    }
    if (args.length > 0 && args[0].equals("load")) {
      return new CommandLine(new LoadCommand()).execute(rest(args));
    }
    return new Launcher(System.out, System.err, new SystemPlatform()).run(args);
  }

  private static String[] rest(String[] args) {
    return Arrays.copyOfRange(args, 1, args.length);
  }
}
