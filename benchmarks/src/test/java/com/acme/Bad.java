package com.acme;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Classes with which something is wrong, each in one way. */
public final class Bad {
  private Bad() {}

  /** Of the calls of an instance these are as they should be: those before all is measured. */
  private static final int GOOD_CALLS = 3;

  /** Nobody but its package may use it. */
  static final class Hidden implements Callable<Integer> {
    public Hidden() {}

    @Override
    public Integer call() {
      return 1;
    }
  }

  /** It cannot be called. */
  public static final class Passive {}

  /** Its constructor wants something else. */
  public static final class Wants implements Callable<Integer> {
    public Wants(long something) {}

    @Override
    public Integer call() {
      return 1;
    }
  }

  /** It cannot be made. */
  public static final class Unborn implements Callable<Integer> {
    public Unborn() {
      throw new IllegalStateException("no configuration");
    }

    @Override
    public Integer call() {
      return 1;
    }
  }

  /** It throws after some calls. */
  public static final class Throws implements Callable<Integer> {
    private int calls;

    @Override
    public Integer call() {
      if (calls++ > GOOD_CALLS) {
        throw new IllegalArgumentException("a bad day");
      }
      return 1;
    }
  }

  /** It never ends. */
  public static final class Hangs implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
      Thread.sleep(1_000_000);
      return 1;
    }
  }

  /** It does not end any more after some calls. */
  public static final class HangsLater implements Callable<Integer> {
    private int calls;

    @Override
    public Integer call() throws InterruptedException {
      if (calls++ > GOOD_CALLS) {
        Thread.sleep(1_000_000);
      }
      return 1;
    }
  }

  /** It ends its JVM after some calls. */
  public static final class Exits implements Callable<Integer> {
    private int calls;

    @Override
    public Integer call() {
      if (calls++ > GOOD_CALLS) {
        System.exit(0);
      }
      return 1;
    }
  }

  /** It unpacks a file, and some calls later its JVM is killed. */
  public static final class Killed implements Callable<Integer> {
    private int calls;

    public Killed() throws IOException {
      File.createTempFile("unpacked-", ".so").deleteOnExit();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (calls++ > GOOD_CALLS) {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
            .start()
            .waitFor();
      }
      return 1;
    }
  }

  /** It leaves a thread behind. */
  public static final class Leaves implements Callable<Integer> {
    public Leaves() {
      new Thread(Leaves::sleep, "left-over").start();
    }

    private static void sleep() {
      try {
        Thread.sleep(1_000_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Integer call() {
      return 1;
    }
  }

  /** It keeps all that it allocates. */
  public static final class Eats implements Callable<Integer> {
    private final List<byte[]> all = new ArrayList<>();

    /** The first call, which is a trial, is harmless. */
    @Override
    public Integer call() {
      do {
        all.add(new byte[1 << 20]);
      } while (all.size() > 1);
      return 1;
    }
  }

  /** Its result differs from call to call. */
  public static final class Differs implements Callable<Long> {
    @Override
    public Long call() {
      return System.nanoTime();
    }
  }

  /** Its result says nothing of its content. */
  public static final class Opaque implements Callable<Object> {
    @Override
    public Object call() {
      return new Object();
    }
  }

  /** Two calls at once disturb each other. */
  public static final class Shares implements Callable<Integer> {
    private static volatile int sum;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // that is the fault
    public Integer call() throws InterruptedException {
      sum = 0;
      for (int i = 0; i < 10; i++) {
        sum = sum + 1;
        Thread.sleep(1);
      }
      return sum;
    }
  }

  /** It cannot be closed. */
  public static final class Unclosed implements Callable<Integer>, AutoCloseable {
    @Override
    public Integer call() {
      return 1;
    }

    @Override
    public void close() {
      throw new IllegalStateException("it is stuck");
    }
  }
}
