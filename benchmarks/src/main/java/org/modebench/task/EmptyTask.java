package org.modebench.task;

/** A call that does nothing: what is left is the cost of handing it over. */
public final class EmptyTask implements Task {

  static final String NAME = "empty";

  private static final long CHECKSUM = 0x5EED;

  @Override
  public long call() {
    return CHECKSUM;
  }

  @Override
  public long callHolding(InterpreterLock lock) {
    return CHECKSUM;
  }

  @Override
  public long expected() {
    return CHECKSUM;
  }

  @Override
  public String toText() {
    return NAME;
  }
}
