package org.modebench.analysis;

/** The command line of the analysis. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
