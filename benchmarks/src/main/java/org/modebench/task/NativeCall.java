package org.modebench.task;

/**
 * A call of native code that releases the interpreter lock while it computes, as those of NumPy and
 * of hashlib do.
 */
public final class NativeCall implements Task {
  private final Task code;

  /**
   * @param code what the native code does
   */
  public NativeCall(Task code) {
    this.code = code;
  }

  @Override
  public long call() throws Exception {
    return code.call();
  }

  @Override
  public long callHolding(InterpreterLock lock) throws Exception {
    lock.drop();
    try {
      return code.call();
    } finally {
      lock.take();
    }
  }

  @Override
  public long expected() {
    return code.expected();
  }

  @Override
  public String toText() {
    return code.toText();
  }

  @Override
  public String toString() {
    return code + " in native code";
  }
}
