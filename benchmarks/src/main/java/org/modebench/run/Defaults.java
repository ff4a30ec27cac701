package org.modebench.run;

/** What holds where the command line says nothing; help, plan and validation refer to it. */
final class Defaults {
  /** The results file, in the current folder. */
  static final String OUTPUT = "results.csv";

  private Defaults() {}
}
