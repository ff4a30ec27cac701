package org.modebench.readiness;

import java.io.IOException;

/**
 * A process that asks for so many events and no more, so that somebody else can count its system
 * calls.
 */
public final class AskMain {
  private AskMain() {}

  /**
   * Prints how many system calls the events took.
   *
   * @param arguments the way to ask, the number of connections, and of events
   */
  public static void main(String[] arguments) throws IOException {
    Ask ask = Ask.valueOf(arguments[0]);
    ask.prefer();
    try (Connections connections = Connections.open(Integer.parseInt(arguments[1]));
        Watch watch = ask.watch(connections)) {
      new Events(connections, watch).happen(Integer.parseInt(arguments[2]));
      System.out.println(watch.systemCalls());
    }
  }
}
