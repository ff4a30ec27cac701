package org.modebench.task.own;

import java.io.PrintStream;

/** Tells who ends the JVM: it waits for this to end, and stands where it called. */
final class ExitWatch extends Thread {
  private final PrintStream out;

  /**
   * @param out where it tells
   */
  ExitWatch(PrintStream out) {
    super("exit-watch");
    this.out = out;
  }

  @Override
  public void run() {
    for (StackTraceElement[] stack : getAllStackTraces().values()) {
      String caller = "";
      for (int i = stack.length - 1; i >= 0; i--) {
        if (isExit(stack[i])) {
          out.println(caller + " called System.exit");
          return;
        }
        if (!stack[i].getClassName().startsWith("java.")) {
          caller = stack[i].getClassName();
        }
      }
    }
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals(Runtime.class.getName())
        && frame.getMethodName().equals("exit");
  }
}
