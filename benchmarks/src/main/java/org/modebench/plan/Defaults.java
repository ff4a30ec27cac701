package org.modebench.plan;

/** What holds where the command line says nothing; help, plan and validation refer to it. */
public final class Defaults {
  /** The results file, in the current folder. */
  public static final String OUTPUT = "results.csv";

  private Defaults() {}
}
