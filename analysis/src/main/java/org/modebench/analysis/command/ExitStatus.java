package org.modebench.analysis.command;

/** What a command tells its caller by the number that it ends with. */
public final class ExitStatus {
  /** All that was asked for is done; of a run, that every case was measured. */
  public static final int DONE = 0;

  /** A case or a request failed. */
  public static final int FAILED = 1;

  /** The arguments or the input are unusable, which a sentence explains. */
  public static final int UNUSABLE = 2;

  /** A comparison or a repetition did not pass its gate, or cannot decide. */
  public static final int GATE = 3;

  /** Of a shard: this machine is in use, and another one may measure it (EX_TEMPFAIL). */
  public static final int ELSEWHERE = 75;

  private ExitStatus() {}
}
