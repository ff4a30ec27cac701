package org.modebench.session;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something to do if the JVM is told to end (Ctrl-C) before it is disarmed. */
final class Interruption {
  private final AtomicBoolean armed = new AtomicBoolean(true);
  private final Thread hook;

  private Interruption(Runnable action) {
    hook =
        new Thread(
            () -> {
              if (armed.getAndSet(false)) {
                action.run();
              }
            },
            "interruption");
  }

  static Interruption arm(Runnable action) {
    Interruption interruption = new Interruption(action);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  void disarm() {
    if (armed.getAndSet(false)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // The JVM ends already, and the hook does nothing any more.
      }
    }
  }
}
