package org.modebench.fanout;

import java.util.Optional;

/** A request for a page. */
public final class Request {
  private final int number;
  private final Optional<LookUp> failing;
  private volatile boolean over;
  private volatile Runnable cancel = () -> {};

  /**
   * @param number from 0
   * @param failing the look-up that fails; empty if none does
   */
  public Request(int number, Optional<LookUp> failing) {
    this.number = number;
    this.failing = failing;
  }

  /** Returns what a look-up finds. */
  String found(LookUp what) {
    return what + " " + number;
  }

  /** Returns the page that answers it. */
  public Page expected() {
    return new Page(found(LookUp.EVENT), found(LookUp.PLACE), found(LookUp.MENU));
  }

  boolean fails(LookUp what) {
    return failing.equals(Optional.of(what));
  }

  /** Whether it has failed already, so that whatever is still found for it is of no use. */
  boolean isOver() {
    return over;
  }

  void setOver() {
    over = true;
  }

  /** What ends its look-ups; a style that has nothing to end them with says nothing. */
  void onCancel(Runnable action) {
    cancel = action;
  }

  /** Nobody waits for it any more. */
  public void cancel() {
    over = true;
    cancel.run();
  }
}
