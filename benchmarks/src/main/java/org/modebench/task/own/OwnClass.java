package org.modebench.task.own;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A class whose instances are called: a public {@link Callable} or {@link Runnable} with a public
 * constructor without parameters, or with one String (the argument), or with that and an int (the
 * number of the call in its batch, from 0).
 *
 * <p>What else it may offer, none of which needs this program to be compiled: {@code close()} of
 * {@link AutoCloseable} is called at the end; a {@code Supplier<CompletionStage<?>>} is what an
 * event loop calls; a method {@code setCheckpoint(Runnable)} is given what to run between the steps
 * of a computation, so that a global lock can be handed over.
 */
public final class OwnClass {
  private static final String SET_CHECKPOINT = "setCheckpoint";

  private final Class<?> type;

  private OwnClass(Class<?> type) {
    this.type = type;
  }

  /**
   * Finds a class; none of its code is run.
   *
   * @param name with its package
   * @throws IllegalArgumentException with a sentence, if it is not there or is no such class
   */
  public static OwnClass find(String name, OwnClassPath classPath) {
    Class<?> type;
    try {
      type = Class.forName(name, false, classPath.loader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("No class %s %s.".formatted(name, classPath.where()), e);
    } catch (LinkageError e) {
      throw unusable(name, e);
    }
    try {
      check(type);
    } catch (LinkageError e) {
      throw unusable(name, e);
    }
    return new OwnClass(type);
  }

  private static IllegalArgumentException unusable(String name, LinkageError cause) {
    return new IllegalArgumentException(
        "The class %s cannot be loaded (%s); give the jars or folders of what it needs with --class-path."
            .formatted(name, cause),
        cause);
  }

  private static void check(Class<?> type) {
    String name = type.getName();
    if (!Callable.class.isAssignableFrom(type) && !Runnable.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "The class %s must be a java.util.concurrent.Callable or a Runnable, but is neither."
              .formatted(name));
    }
    if (!isPublic(type) || Modifier.isAbstract(type.getModifiers())) {
      throw new IllegalArgumentException(
          "The class %s must be public and not abstract, as must be public what it is nested in, but its modifiers are \"%s\"."
              .formatted(name, Modifier.toString(type.getModifiers())));
    }
    if (constructors(type).isEmpty()) {
      throw new IllegalArgumentException(
          "The class %s must have a public constructor without parameters, with a String, or with a String and an int, but has none."
              .formatted(name));
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  /** The constructors that can be used, by their number of parameters. Workers have no streams. */
  private static Map<Integer, Constructor<?>> constructors(Class<?> type) {
    Map<Integer, Constructor<?>> usable = new HashMap<>();
    for (Constructor<?> constructor : type.getConstructors()) {
      Class<?>[] types = constructor.getParameterTypes();
      boolean isUsable =
          types.length == 0
              || (types[0] == String.class
                  && (types.length == 1 || (types.length == 2 && types[1] == int.class)));
      if (isUsable) {
        usable.put(types.length, constructor);
      }
    }
    return usable;
  }

  String name() {
    return type.getName();
  }

  ClassLoader loader() {
    return type.getClassLoader() == null
        ? ClassLoader.getPlatformClassLoader()
        : type.getClassLoader();
  }

  /** Whether its calls have a result that can be compared; those of a Runnable have none. */
  public boolean hasResults() {
    return Callable.class.isAssignableFrom(type);
  }

  /**
   * Whether its calls have a form for an event loop. What a Supplier supplies is known by the type
   * that its method declares.
   */
  public boolean hasStages() {
    return Supplier.class.isAssignableFrom(type)
        && Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals("get") && method.getParameterCount() == 0)
            .anyMatch(method -> CompletionStage.class.isAssignableFrom(method.getReturnType()));
  }

  /** The method that takes a checkpoint, if it has one. */
  Optional<Method> checkpointSetter() {
    try {
      return Optional.of(type.getMethod(SET_CHECKPOINT, Runnable.class));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes an instance.
   *
   * @param argument empty for none
   * @param number of the call in its batch, from 0
   * @throws OwnCallException if the class throws, or takes no argument where there is one, or needs
   *     one where there is none
   */
  Object instance(String argument, int number) throws OwnCallException {
    Map<Integer, Constructor<?>> constructors = constructors(type);
    Constructor<?> plain = constructors.get(0);
    Constructor<?> withArgument = constructors.get(1);
    Constructor<?> withNumber = constructors.get(2);
    try {
      if (argument.isEmpty() && plain != null) {
        return plain.newInstance();
      }
      if (!argument.isEmpty() && withNumber != null) {
        return withNumber.newInstance(argument, number);
      }
      if (!argument.isEmpty() && withArgument != null) {
        return withArgument.newInstance(argument);
      }
    } catch (InvocationTargetException e) {
      throw OwnCallException.thrownBy("its constructor", e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw OwnCallException.thrownBy("its constructor", e);
    }
    throw new OwnCallException(
        argument.isEmpty()
            ? "it has no public constructor without parameters; give an argument with -p argument="
            : "it has no public constructor with a String; omit -p argument=");
  }
}
