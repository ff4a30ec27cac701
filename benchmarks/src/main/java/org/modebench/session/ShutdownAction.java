package org.modebench.session;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something to do if the JVM is told to end (Ctrl-C) before it is disarmed. */
final class ShutdownAction {
  private final AtomicBoolean armed = new AtomicBoolean(true);
  private final Thread hook;

  private ShutdownAction(Runnable action) {
    hook =
        new Thread(
            () -> {
              if (armed.getAndSet(false)) {
                action.run();
              }
            },
            "interruption");
  }

  static ShutdownAction arm(Runnable action) {
    ShutdownAction interruption = new ShutdownAction(action);
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
