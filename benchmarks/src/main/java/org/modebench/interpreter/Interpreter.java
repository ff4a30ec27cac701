package org.modebench.interpreter;

import java.util.concurrent.TimeUnit;
import org.modebench.mode.gil.GlobalInterpreterLock;
import org.modebench.task.InterpreterLock;

/** Who runs the threads of a {@link Program}: one constant for each. */
public enum Interpreter {
  /** One that lets one thread at a time compute. */
  GIL {
    @Override
    InterpreterLock lock(int switchMillis) {
      return new GlobalInterpreterLock(TimeUnit.MILLISECONDS.toNanos(switchMillis));
    }
  },

  /** One that lets all of them. */
  FREE_THREADED {
    @Override
    InterpreterLock lock(int switchMillis) {
      return new InterpreterLock() {
        @Override
        public void take() {}

        @Override
        public void drop() {}

        @Override
        public void checkpoint() {}
      };
    }
  };

  /** Returns a new lock, which nobody holds. */
  abstract InterpreterLock lock(int switchMillis);
}
