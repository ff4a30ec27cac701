package org.modebench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatedCallsTest {
  private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger MADE = new AtomicInteger();

  /** Its argument is what it is told. */
  private record Noted(String argument) implements Task {
    @Override
    public long call() {
      if (argument.equals("fails")) {
        throw new IllegalStateException("a bad day");
      }
      THREADS.add(Thread.currentThread());
      return MADE.incrementAndGet();
    }

    @Override
    public long callHolding(InterpreterLock lock) {
      return call();
    }

    @Override
    public long expected() {
      return 0;
    }

    @Override
    public String toText() {
      return TaskForm.text(Form.class, argument);
    }
  }

  /** Of that. */
  public static final class Form implements TaskForm {
    private static final List<String> READ = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Task read(String argument) {
      READ.add(argument);
      return new Noted(argument);
    }

    @Override
    public String example(URI api) {
      return "";
    }
  }

  private static long run(RepeatedCalls.Threads kind, int atOnce, String... arguments)
      throws Exception {
    THREADS.clear();
    MADE.set(0);
    List<Task> calls = new ArrayList<>();
    for (String argument : arguments) {
      calls.add(new Noted(argument));
    }
    String text = new RepeatedCalls(calls, kind, atOnce, 5, 5).toText();
    assertThat(text).doesNotContain("\n");
    try (TaskReader reader = new TaskReader()) {
      return reader.read(text).call();
    }
  }

  @ParameterizedTest
  @CsvSource({"POOLED, 1", "POOLED, 3", "NEW, 1", "NEW, 3"})
  void eachCallOfABatchIsMadeAgainAndAgainByAsManyThreads(RepeatedCalls.Threads kind, int atOnce)
      throws Exception {
    assertThat(run(kind, atOnce, "", "two words", "7 has numbers 3 ", "\tü")).isPositive();

    assertThat(MADE.get()).isPositive();
    assertThat(MADE.get() % 4).isZero();
    int batches = MADE.get() / 4;
    if (kind == RepeatedCalls.Threads.POOLED) {
      assertThat(THREADS).hasSizeBetween(1, atOnce);
    } else {
      assertThat(THREADS).hasSizeBetween(batches, batches * atOnce);
    }
    assertThat(THREADS)
        .filteredOn(thread -> !thread.equals(Thread.currentThread()))
        .allSatisfy(thread -> thread.join(10_000))
        .noneMatch(Thread::isAlive);
  }

  @Test
  void anyTextOfACallComesThrough() throws Exception {
    Form.READ.clear();
    run(RepeatedCalls.Threads.POOLED, 1, "", "two words", "7 has numbers 3 ", "\tü");
    assertThat(Form.READ).containsExactly("", "two words", "7 has numbers 3 ", "\tü");
  }

  @ParameterizedTest
  @EnumSource(RepeatedCalls.Threads.class)
  void aCallThatFailsIsTold(RepeatedCalls.Threads kind) {
    assertThatThrownBy(() -> run(kind, 2, "", "fails"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bad day");
  }
}
