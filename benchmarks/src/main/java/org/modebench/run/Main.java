package org.modebench.run;

/** The command line of the runner. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
