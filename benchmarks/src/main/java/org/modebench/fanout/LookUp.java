package org.modebench.fanout;

/** What a page needs, and how long it takes to find. */
public enum LookUp {
  /** Of an API. */
  EVENT(100),
  /** Of a database. */
  PLACE(40),
  /** Of the database, and only when the place is known. */
  MENU(40);

  private final int millis;

  LookUp(int millis) {
    this.millis = millis;
  }

  /** Returns how long it takes. */
  public int millis() {
    return millis;
  }
}
