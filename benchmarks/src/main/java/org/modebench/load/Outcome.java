package org.modebench.load;

/** How a request ended. */
enum Outcome {
  /** With 200 and the expected body. */
  ANSWERED,
  /** With 502. */
  BAD_GATEWAY,
  /** With 504. */
  GATEWAY_TIMEOUT,
  /** With another answer, or a refused or broken connection. */
  FAILED,
  /** Not within the client's timeout. */
  TIMED_OUT
}
