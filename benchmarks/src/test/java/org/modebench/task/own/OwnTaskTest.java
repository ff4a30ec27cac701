package org.modebench.task.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import com.acme.Bad;
import com.acme.Good;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;

@Timeout(60)
class OwnTaskTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The tests' own classes, which loaders of their own load once more. */
  private final OwnClassPath classPath =
      OwnClassPath.of(Path.of("target", "test-classes").toAbsolutePath().toString());

  private OwnClass find(Class<?> type) {
    return OwnClass.find(type.getName(), classPath);
  }

  private OwnTask checked(Class<?> type, String argument) throws Exception {
    return OwnTask.checked(find(type), argument, 1, find(type).hasStages(), PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Nowhere, No class com.acme.Nowhere",
    "com.acme.Bad$Hidden, must be public",
    "com.acme.Bad$Passive, must be a java.util.concurrent.Callable",
    "com.acme.Bad$Wants, must have a public constructor",
    "java.lang.Runnable, not abstract"
  })
  void aClassThatCannotBeUsedIsRefusedWithTheReason(String name, String reason) {
    assertThatThrownBy(() -> OwnClass.find(name, classPath))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void whatAClassOffersIsKnownWithoutRunningIt() {
    assertThat(find(Good.Act.class).hasResults()).isFalse();
    assertThat(find(Good.Stages.class).hasResults()).isTrue();
    assertThat(find(Good.Stages.class).hasStages()).isTrue();
    assertThat(find(Good.Supplies.class).hasStages()).isFalse();
    assertThat(find(Bad.Unborn.class).hasResults()).isTrue();
  }

  @Test
  void aCallReturnsWhatItReturnedAlone() throws Exception {
    try (OwnTask task = checked(Good.Greeting.class, "you")) {
      assertThat(task.call()).isEqualTo(task.expected());
      assertThat(task.call()).isEqualTo(task.expected());
      assertThat(OwnTask.checked(find(Good.Greeting.class), "you", 2, false, PATIENCE).expected())
          .as("that of another number")
          .isNotEqualTo(task.expected());
    }
  }

  @Test
  void everyInstanceIsClosed() throws Exception {
    OwnTask task = checked(Good.Greeting.class, "you");
    task.call();
    Class<?> type = find(Good.Greeting.class).loader().loadClass(Good.Greeting.class.getName());
    assertThat(type.getMethod("open").invoke(null)).isEqualTo(1);

    task.close();

    assertThat(type.getMethod("open").invoke(null)).isEqualTo(0);
  }

  @Test
  void aClassSeesItsOwnClassPathAndNothingOfThisProject() throws Exception {
    try (OwnTask finds = checked(Good.Finds.class, "");
        OwnTask sees = OwnTask.unchecked(find(Good.Sees.class), "", 0, false)) {
      assertThat(finds.call()).isEqualTo(finds.expected());
      assertThat(OwnInstance.of(find(Good.Sees.class), "", 0).call()).isEqualTo(false);
      assertThat(sees.call()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Bad.Differs.class})
  void aResultThatDiffersFromCallToCallIsRefused(Class<?> type) {
    assertThatThrownBy(() -> OwnTask.checked(find(type), "", 0, false, PATIENCE))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(saying(type.getName(), "must return", "but returned", "--unchecked"));
  }

  @Test
  void aResultWithoutContentAndARunnableAreRefusedUnlessUnchecked() throws Exception {
    for (Class<?> type : new Class<?>[] {Bad.Opaque.class, Good.Act.class}) {
      assertThatThrownBy(() -> checked(type, ""))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("--unchecked");
      try (OwnTask unchecked = OwnTask.unchecked(find(type), "", 0, false)) {
        assertThat(unchecked.call()).isEqualTo(unchecked.expected());
      }
    }
  }

  @Test
  void anArgumentThatIsMissingOrTooMuchIsSaid() {
    assertThatThrownBy(() -> checked(Good.Greeting.class, ""))
        .satisfies(saying("Good$Greeting", "-p argument="));
    assertThatThrownBy(() -> checked(Good.Steps.class, "x"))
        .satisfies(saying("Good$Steps", "omit -p argument="));
  }

  @Test
  void aCallThatHangsIsLeftBehind() {
    assertThatThrownBy(
            () -> OwnTask.checked(find(Bad.Hangs.class), "", 0, false, Duration.ofMillis(200)))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(saying("Bad$Hangs", "did not end within 0.2 s", "-to"));
  }

  @Test
  void whatIsThrownIsTheCause() {
    assertThatThrownBy(() -> checked(Bad.Unborn.class, ""))
        .satisfies(
            saying("its constructor threw java.lang.IllegalStateException: no configuration"));
    assertThatThrownBy(
            () -> {
              OwnTask task = checked(Bad.Throws.class, "");
              for (int call = 0; call < 10; call++) {
                task.call();
              }
            })
        .hasMessage("it threw java.lang.IllegalArgumentException: a bad day");
    assertThatThrownBy(() -> checked(Bad.Unclosed.class, ""))
        .satisfies(saying("its close() threw java.lang.IllegalStateException: it is stuck"));
  }

  @Test
  void checkpointsReachTheLockThatIsHeld() throws Exception {
    CountingLock lock = new CountingLock();
    try (OwnTask task = checked(Good.Steps.class, "")) {
      assertThat(task.call()).isEqualTo(task.expected());
      assertThat(lock.checkpoints).isZero();
      assertThat(task.callHolding(lock)).isEqualTo(task.expected());
      assertThat(lock.checkpoints).isEqualTo(10);
    }
  }

  /** Counts its checkpoints. */
  private static final class CountingLock implements InterpreterLock {
    private int checkpoints;

    @Override
    public void take() {}

    @Override
    public void drop() {}

    @Override
    public void checkpoint() {
      checkpoints++;
    }
  }

  @Test
  void anEventLoopBeginsStagesAndIsBlockedByOtherCalls() throws Exception {
    try (EventLoop loop = new EventLoop();
        OwnTask stages = checked(Good.Stages.class, "");
        OwnTask blocking = checked(Good.Steps.class, "")) {
      assertThat(ended(loop, stages)).isEqualTo(stages.expected());
      assertThat(ended(loop, blocking)).isEqualTo(blocking.expected());
    }
  }

  private static long ended(EventLoop loop, OwnTask task) throws Exception {
    CompletableFuture<Long> end = new CompletableFuture<>();
    loop.execute(
        () ->
            task.start(
                loop,
                new Completion() {
                  @Override
                  public void completed(long checksum) {
                    end.complete(
                        Thread.currentThread().getName().startsWith(EventLoop.THREAD_NAME)
                            ? checksum
                            : -1);
                  }

                  @Override
                  public void failed(Throwable cause) {
                    end.completeExceptionally(cause);
                  }
                }));
    return end.get();
  }

  @Test
  void aTaskOfTheTextFormIsTheSame() throws Exception {
    OwnTask task = OwnTask.unchecked(find(Good.Greeting.class), "a=b; c\\n, \"d\"", 7, false);
    String text = task.toText();
    assertThat(text).startsWith(OwnTask.Form.class.getName() + ' ').doesNotContain("\n");
    assertThat(new OwnTask.Form().example(java.net.URI.create("http://x"))).contains("Thread");
  }

  @Test
  void threadsThatAreLeftAreNamed() throws Exception {
    ThreadCensus before = ThreadCensus.now();
    Thread left = new Thread(() -> sleep(), "left-over");
    left.setDaemon(false);
    left.start();
    assertThatThrownBy(() -> before.check("com.acme.Leaves"))
        .satisfies(saying("com.acme.Leaves", "1 running thread", "left-over"));
    left.interrupt();
    left.join();
    before.check("com.acme.Leaves");
  }

  private static void sleep() {
    try {
      Thread.sleep(100_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
