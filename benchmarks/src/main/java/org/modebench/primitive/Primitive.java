package org.modebench.primitive;

import java.io.IOException;
import org.modebench.host.VirtualThreadFactory;

/** What concurrency is made of. */
public enum Primitive {
  /** A platform thread is started and joined. */
  THREAD {
    @Override
    public Repetition open(int messageBytes) {
      return new ThreadStarts(Thread::new);
    }
  },
  /** The same with a virtual thread. */
  VIRTUAL {
    @Override
    public Repetition open(int messageBytes) {
      return new ThreadStarts(VirtualThreadFactory.get());
    }
  },
  /** A process that does nothing is started and waited for. */
  PROCESS {
    @Override
    public Repetition open(int messageBytes) {
      return new ProcessStarts();
    }
  },
  /** A stage of a future completes the next. */
  FUTURE {
    @Override
    public Repetition open(int messageBytes) {
      return new FutureStages();
    }
  },
  /** A message to another thread and its answer: both threads park in turn. */
  PARK {
    @Override
    public Repetition open(int messageBytes) {
      return new ThreadMessages(messageBytes);
    }
  },
  /** A message to another process and its answer, through pipes. */
  PIPE {
    @Override
    public Repetition open(int messageBytes) throws IOException {
      return new PipeMessages(messageBytes);
    }
  },
  /** A virtual thread gives way to another. */
  YIELD {
    @Override
    public Repetition open(int messageBytes) {
      return new VirtualYields(VirtualThreadFactory.get());
    }
  },
  /** A callback on an event loop has the loop call the next. */
  LOOP_HOP {
    @Override
    public Repetition open(int messageBytes) {
      return new LoopHops();
    }
  };

  /**
   * Opens what does it again and again.
   *
   * @param messageBytes the size of a message, at least 1
   * @throws IOException if a process that it needs does not start
   */
  public abstract Repetition open(int messageBytes) throws IOException;
}
