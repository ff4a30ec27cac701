package org.modebench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What worker JVMs are given beside their command, for those who watch them.
 *
 * @param jvmArguments stand before all others
 * @param environment is added to that of this process
 * @param biographer hears of the life of each such worker that ended by itself; from any thread
 */
public record LaunchAddition(
    List<String> jvmArguments, Map<String, String> environment, Consumer<WorkerLife> biographer) {

  /** Workers as they are. */
  public static final LaunchAddition NONE = new LaunchAddition(List.of(), Map.of(), life -> {});

  private static volatile LaunchAddition current = NONE;

  public LaunchAddition {
    jvmArguments = List.copyOf(jvmArguments);
    environment = Map.copyOf(environment);
  }

  /** What workers are given that start now. */
  static LaunchAddition now() {
    return current;
  }

  /** Gives this to all workers that are started from now on. */
  public void begin() {
    current = this;
  }

  /**
   * @param command begins with the java program
   */
  ProcessBuilder builder(List<String> command) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(1, jvmArguments);
    ProcessBuilder builder = new ProcessBuilder(whole);
    if (!environment.isEmpty()) {
      builder.environment().putAll(environment);
    }
    return builder;
  }
}
