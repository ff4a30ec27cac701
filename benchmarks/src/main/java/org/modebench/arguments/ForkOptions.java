package org.modebench.arguments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Optional;

/** JMH's options, and before the arguments of the forks' JVM some that follow from ours. */
final class ForkOptions extends CommandLineOptions {
  private static final long serialVersionUID = 1;

  private final transient List<String> first;

  ForkOptions(List<String> first, List<String> words) throws CommandLineOptionException {
    super(words.toArray(String[]::new));
    this.first = List.copyOf(first);
  }

  @Override
  public Optional<Collection<String>> getJvmArgsPrepend() {
    if (first.isEmpty()) {
      return super.getJvmArgsPrepend();
    }
    List<String> all = new ArrayList<>(first);
    all.addAll(super.getJvmArgsPrepend().orElse(List.of()));
    return Optional.of(all);
  }
}
