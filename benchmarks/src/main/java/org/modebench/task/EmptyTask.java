package org.modebench.task;

import java.net.URI;

/** A call that does nothing: what is left is the cost of handing it over. */
public final class EmptyTask implements Task {

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
    return TaskForm.text(Form.class, "");
  }

  @Override
  public String toString() {
    return "empty";
  }

  /** Its text form: no argument. */
  public static final class Form implements TaskForm {
    @Override
    public Task read(String argument) {
      return new EmptyTask();
    }

    @Override
    public String example(URI api) {
      return "";
    }
  }
}
