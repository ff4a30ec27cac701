package org.modebench.task.own;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modebench.task.InterpreterLock;

/**
 * An instance of a user's own class. One thread at a time uses it; its code finds the classes of
 * its own class path through the thread's context, too.
 */
final class OwnInstance implements AutoCloseable {
  private final Object target;
  private final ClassLoader loader;
  private @Nullable InterpreterLock held;

  private OwnInstance(Object target, ClassLoader loader) {
    this.target = target;
    this.loader = loader;
  }

  /**
   * Makes the instance for a call.
   *
   * @param argument empty for none
   * @param number of the call in its batch, from 0
   */
  static OwnInstance of(OwnClass type, String argument, int number) throws OwnCallException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(type.loader());
    try {
      OwnInstance instance = new OwnInstance(type.instance(argument, number), type.loader());
      Optional<Method> setter = type.checkpointSetter();
      if (setter.isPresent()) {
        Runnable checkpoint = instance::checkpoint;
        setter.get().invoke(instance.target, checkpoint);
      }
      return instance;
    } catch (InvocationTargetException e) {
      throw OwnCallException.thrownBy("setCheckpoint", e.getCause());
    } catch (IllegalAccessException e) {
      throw OwnCallException.thrownBy("setCheckpoint", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Hands over the lock that the calling thread holds, if it holds one and another wants it. */
  private void checkpoint() {
    InterpreterLock lock = held;
    if (lock != null) {
      lock.checkpoint();
    }
  }

  /** Calls it, and returns its result; null if it is a Runnable. */
  @Nullable Object call() throws OwnCallException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      if (target instanceof Callable<?> callable) {
        return callable.call();
      }
      ((Runnable) target).run();
      return null;
    } catch (Exception | Error e) {
      throw OwnCallException.thrownBy("it", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Calls it while the calling thread holds a lock, which it offers at its checkpoints. */
  @Nullable Object callHolding(InterpreterLock lock) throws OwnCallException {
    held = lock;
    try {
      return call();
    } finally {
      held = null;
    }
  }

  /** Begins a call that ends when its stage completes. */
  CompletionStage<?> begin() throws OwnCallException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    Object supplied;
    try {
      supplied = ((Supplier<?>) target).get();
    } catch (RuntimeException | Error e) {
      throw OwnCallException.thrownBy("its get()", e);
    } finally {
      thread.setContextClassLoader(before);
    }
    if (supplied instanceof CompletionStage<?> stage) {
      return stage;
    }
    throw new OwnCallException("its get() must return a CompletionStage, but returned " + supplied);
  }

  /** Closes it if it can be closed. */
  @Override
  public void close() throws OwnCallException {
    if (target instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception | Error e) {
        throw OwnCallException.thrownBy("its close()", e);
      }
    }
  }
}
