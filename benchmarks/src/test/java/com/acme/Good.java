package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Classes with which nothing is wrong. */
public final class Good {
  private Good() {}

  /** Its result depends on its argument and on the number of the call. */
  public static final class Greeting implements Callable<List<Object>>, AutoCloseable {
    private static final AtomicInteger OPEN = new AtomicInteger();

    private final String name;
    private final int number;

    public Greeting(String name, int number) {
      this.name = name;
      this.number = number;
      OPEN.incrementAndGet();
    }

    /** How many instances are not closed. */
    public static int open() {
      return OPEN.get();
    }

    @Override
    public List<Object> call() {
      System.out.println("+1 as if it were an answer");
      System.out.print("=");
      return List.of("hello " + name, number);
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }

  /**
   * It unpacks what it needs as libraries do: into a file that is removed when the JVM exits. Its
   * result is whether it is there.
   */
  public static final class Unpacks implements Callable<Boolean> {
    private final Path file;

    public Unpacks() throws IOException {
      file = Files.createTempFile("unpacked-", ".so");
      file.toFile().deleteOnExit();
    }

    @Override
    public Boolean call() {
      return Files.exists(file);
    }
  }

  /** It has no result. */
  public static final class Act implements Runnable {
    @Override
    public void run() {}
  }

  /** It has a form for event loops, whose results differ from those of the other. */
  public static final class Stages implements Callable<String>, Supplier<CompletionStage<String>> {
    @Override
    public String call() {
      return Thread.currentThread().getName().isEmpty() ? "?" : "result";
    }

    @Override
    public CompletionStage<String> get() {
      return CompletableFuture.supplyAsync(
          () -> Thread.currentThread().getName().startsWith("event-loop") ? "blocked" : "result");
    }
  }

  /** A Supplier of something else. */
  public static final class Supplies implements Callable<Integer>, Supplier<String> {
    @Override
    public Integer call() {
      return 1;
    }

    @Override
    public String get() {
      return "";
    }
  }

  /** It counts how often it was given the chance to hand over a lock. */
  public static final class Steps implements Callable<Integer> {
    private Runnable checkpoint = () -> {};

    public void setCheckpoint(Runnable toRun) {
      checkpoint = toRun;
    }

    @Override
    public Integer call() {
      for (int step = 0; step < 10; step++) {
        checkpoint.run();
      }
      return 10;
    }
  }

  /** It finds its own classes through its thread, as libraries do. */
  public static final class Finds implements Callable<String> {
    @Override
    public String call() throws ClassNotFoundException {
      return Thread.currentThread()
          .getContextClassLoader()
          .loadClass("com.acme.Good$Act")
          .getSimpleName();
    }
  }

  /** Whether it sees the library that this project uses. */
  public static final class Sees implements Callable<Boolean> {
    @Override
    public Boolean call() {
      try {
        return Class.forName("com.google.gson.Gson") != null;
      } catch (ClassNotFoundException e) {
        return false;
      }
    }
  }
}
