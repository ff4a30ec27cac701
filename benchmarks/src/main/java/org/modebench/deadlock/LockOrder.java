package org.modebench.deadlock;

/** In which order a transfer locks its two accounts. */
public enum LockOrder {
  /** From which, then to which money goes: opposite where two transfers cross. */
  OPPOSITE,
  /** The account with the smaller number first, whichever way money goes. */
  ORDERED,
  /** The first is given back if the second is not free, and both are tried again. */
  TRY_LOCK
}
