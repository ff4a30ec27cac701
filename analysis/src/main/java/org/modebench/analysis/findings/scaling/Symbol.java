package org.modebench.analysis.findings.scaling;

/** A parameter that laws share. */
public enum Symbol {
  /** The speed of one worker. */
  LAMBDA("λ", "speed of one worker"),
  /** The share of the work that runs serially. */
  SIGMA("σ", "serial share"),
  /** What each pair of workers costs. */
  KAPPA("κ", "crosstalk");

  private final String letter;
  private final String meaning;

  Symbol(String letter, String meaning) {
    this.letter = letter;
    this.meaning = meaning;
  }

  /** The letter in the equations. */
  public String letter() {
    return letter;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
