package org.modebench.analysis.lab;

/**
 * A classic mistake of such measurements, and whether the data at hand make it.
 *
 * @param name the end of the key of its name
 * @param finding what the data show, in a sentence
 */
record Mistake(String name, State state, String finding) {
  /** Whether it was made. */
  enum State {
    AVOIDED,
    /** By some of the data. */
    PARTLY,
    MADE,
    /** The task or this program has it so: not for the student to change. */
    GIVEN,
    UNKNOWN
  }
}
