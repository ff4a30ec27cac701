package org.modebench.task.own;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;
import org.modebench.task.TaskForm;

/**
 * A call of a user's own class. Unlike other tasks it has a state, an instance of the class, which
 * is made by the first call in its process; so one thread at a time runs it, as in a batch.
 */
public final class OwnTask implements Task, AutoCloseable {
  private static final String SEPARATOR = "\t";

  private final OwnClass type;
  private final String argument;
  private final int number;
  private final boolean inStages;
  private final Expectation expectation;
  private @Nullable OwnInstance instance;

  private OwnTask(
      OwnClass type, String argument, int number, boolean inStages, Expectation expectation) {
    this.type = type;
    this.argument = argument;
    this.number = number;
    this.inStages = inStages;
    this.expectation = expectation;
  }

  /**
   * A call whose result is not checked.
   *
   * @param argument of the constructor; empty for none
   * @param number of the call in its batch, from 0
   * @param inStages whether an event loop begins it instead of calling it
   */
  public static OwnTask unchecked(OwnClass type, String argument, int number, boolean inStages) {
    return new OwnTask(type, argument, number, inStages, Expectation.NOTHING);
  }

  /**
   * A call whose result must be what it is now, when the class is called alone, by another
   * instance.
   *
   * @param patience how long that may take
   * @throws IllegalStateException with a sentence, if it fails or cannot be checked
   */
  public static OwnTask checked(
      OwnClass type, String argument, int number, boolean inStages, Duration patience)
      throws InterruptedException {
    OwnTask alone = unchecked(type, argument, number, inStages);
    try {
      return new OwnTask(
          type, argument, number, inStages, new Rehearsal(alone::rehearsed, patience).result());
    } catch (OwnCallException e) {
      throw new IllegalStateException(alone + " failed: " + e.getMessage() + ".", e);
    }
  }

  /** What its result is. The first call of a batch is made twice. */
  private Expectation rehearsed() throws OwnCallException {
    if (!type.hasResults()) {
      throw new OwnCallException("a Runnable has no result that could be checked; use --unchecked");
    }
    try (OwnInstance once = OwnInstance.of(type, argument, number)) {
      Expectation first = Expectation.of(once.call());
      if (number == 0) {
        first.check(once.call());
      }
      return first;
    }
  }

  private OwnInstance instance() throws OwnCallException {
    OwnInstance made = instance;
    if (made == null) {
      made = OwnInstance.of(type, argument, number);
      instance = made;
    }
    return made;
  }

  @Override
  public long call() throws OwnCallException {
    return expectation.check(instance().call());
  }

  @Override
  public long callHolding(InterpreterLock lock) throws OwnCallException {
    return expectation.check(instance().callHolding(lock));
  }

  @Override
  public void start(EventLoop loop, Completion completion) {
    if (!inStages) {
      Task.super.start(loop, completion);
      return;
    }
    CompletionStage<?> stage;
    try {
      stage = instance().begin();
    } catch (OwnCallException e) {
      completion.failed(e);
      return;
    }
    // It may complete in any thread, also in this one, inside of the call that began it.
    stage.whenComplete((result, failure) -> loop.execute(() -> end(completion, result, failure)));
  }

  private void end(Completion completion, @Nullable Object result, @Nullable Throwable failure) {
    long checksum;
    try {
      if (failure != null) {
        throw OwnCallException.thrownBy("its stage", cause(failure));
      }
      checksum = expectation.check(result);
    } catch (OwnCallException | Error e) {
      completion.failed(e);
      return;
    }
    completion.completed(checksum);
  }

  private static @Nullable Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && failure.getCause() != null ? failure.getCause() : failure;
  }

  @Override
  public long expected() {
    return expectation.checksum();
  }

  /** Closes the instance of this process, if there is one. */
  @Override
  public void close() {
    OwnInstance made = instance;
    instance = null;
    if (made != null) {
      try {
        made.close();
      } catch (OwnCallException e) {
        throw new IllegalStateException(this + " failed: " + e.getMessage() + ".", e);
      }
    }
  }

  @Override
  public String toText() {
    return TaskForm.text(Form.class, text(type, argument, number, expectation));
  }

  private static String text(OwnClass type, String argument, int number, Expectation expectation) {
    String[] expected = expectation.toFields();
    return String.join(
        SEPARATOR, Integer.toString(number), expected[0], expected[1], type.name(), argument);
  }

  @Override
  public String toString() {
    return type.name() + (argument.isEmpty() ? "" : " with \"" + argument + '"');
  }

  /** Its text form. A worker keeps the tasks that it was given, each with its instance. */
  public static final class Form implements TaskForm {
    private final Map<String, OwnTask> tasks = new HashMap<>();

    @Override
    public OwnTask read(String text) {
      OwnTask task = tasks.get(text);
      if (task == null) {
        OwnSurroundings.prepareWorker();
        String[] fields = text.split(SEPARATOR, 5);
        task =
            new OwnTask(
                OwnClass.find(fields[3], OwnClassPath.ofThisJvm()),
                fields[4],
                Integer.parseInt(fields[0]),
                false,
                Expectation.ofFields(fields[1], fields[2]));
        tasks.put(text, task);
      }
      return task;
    }

    /** A class that every JDK has, a Runnable that does nothing. */
    @Override
    public String example(URI api) {
      OwnClass type = OwnClass.find(Thread.class.getName(), OwnClassPath.of(""));
      return OwnTask.text(type, "", 0, Expectation.ofNoResult());
    }

    @Override
    public void close() {
      tasks.values().forEach(OwnTask::close);
    }
  }
}
