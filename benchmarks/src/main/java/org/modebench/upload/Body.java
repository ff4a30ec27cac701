package org.modebench.upload;

/** What a server does with the body of a request or an answer: one constant for each way. */
public enum Body {
  /** Passes each part on before it reads the next. */
  STREAM,
  /** Holds all of it before it passes on the first byte. */
  BUFFER
}
