package org.modebench.load;

/** Begins the requests of a load when they are due. All methods are for the loop's thread. */
interface Sender {
  /** Begins what is due at the beginning. */
  void begin();

  /** Is told that a request has ended. */
  void ended();

  /** Begins nothing more. */
  void stop();
}
