package org.modebench.run;

import org.modebench.mock.MockCommand;
import picocli.CommandLine;

/** The command line of the runner. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    if (args.length > 0 && args[0].equals("mock")) {
      return new CommandLine(new MockCommand()).execute(rest(args));
    }
    // JMH reads fields by Unsafe; Java 24 and newer would warn of that on standard error.
    System.setProperty("sun.misc.unsafe.memory.access", "allow");
    return new Launcher(System.out, System.err, new RealWorld()).run(args);
  }

  private static String[] rest(String[] args) {
    return java.util.Arrays.copyOfRange(args, 1, args.length);
  }
}
