package org.modebench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.ProcessStart;
import org.modebench.analysis.text.Count;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * The heaps of worker processes that have a JVM like the fork's. If all of them together could not
 * be in memory, the machine would be measured while it swaps, or kill one of them.
 */
public final class WorkerHeaps {
  private static final Pattern HEAP =
      Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)([0-9]{1,15})([kKmMgGtT]?)");
  private static final String UNITS = "kmgt";
  private static final int BITS_PER_UNIT = 10;

  /** What a JVM takes of the memory if nobody tells it. */
  private static final int USUAL_SHARE = 4;

  private static final double GIGABYTE = 1 << 30;
  private static final long MEGABYTE = 1 << 20;

  private final CommandLineOptions options;
  private final List<String> flagsInForce;
  private final long memoryBytes;

  /**
   * @param options of the forks
   * @param flagsInForce of their JVM before a benchmark class adds its own
   * @param memoryBytes of the machine, or of the part of it that this process may use
   */
  public WorkerHeaps(CommandLineOptions options, List<String> flagsInForce, long memoryBytes) {
    this.options = options;
    this.flagsInForce = flagsInForce;
    this.memoryBytes = memoryBytes;
  }

  /**
   * Checks that the heaps of each case have room.
   *
   * @return what the user should know of them, as sentences
   * @throws UsageException if those of a case do not
   */
  public List<String> check(List<Case> cases) throws UsageException {
    List<String> notes = new ArrayList<>();
    for (Case of : cases) {
      String mode = of.params().getOrDefault(Modes.AXIS.name(), Modes.SEQUENTIAL);
      if (!of.workload().workersStartFast()
          && Modes.AXIS.value(mode).processes() != ProcessStart.NEVER) {
        long heap = heapBytes(of);
        int processes = Math.min(of.workers(), of.calls());
        if ((double) heap * (processes + 1) > memoryBytes) {
          throw new UsageException(
              String.format(
                  Locale.ROOT,
                  "The heaps of the fork and its %s in %s, %d MB each, must fit into memory, which has %.1f GB, but are %.1f GB; choose fewer workers with -p workers=, or a smaller heap with -jvmArgs -Xmx.",
                  Count.of(processes, "worker process", "worker processes"),
                  mode,
                  heap / MEGABYTE,
                  memoryBytes / GIGABYTE,
                  heap * (processes + 1) / GIGABYTE));
        }
        String note =
            "Worker processes of %s have the JVM options of the forks, a heap of at most %d MB each among them."
                .formatted(of.benchmark(), heap / MEGABYTE);
        if (!notes.contains(note)) {
          notes.add(note);
        }
      }
    }
    return notes;
  }

  private long heapBytes(Case of) {
    List<String> arguments = new ArrayList<>(flagsInForce);
    arguments.addAll(
        options
            .getJvmArgs()
            .orElse(Benchmarks.jvmArguments().getOrDefault(of.benchmark(), List.of())));
    arguments.addAll(options.getJvmArgsAppend().orElse(List.of()));
    return arguments.stream()
        .map(WorkerHeaps::bytes)
        .flatMapToLong(OptionalLong::stream)
        .reduce((earlier, later) -> later)
        .orElse(memoryBytes / USUAL_SHARE);
  }

  /** The heap that an argument of a JVM asks for. */
  static OptionalLong bytes(String argument) {
    Matcher heap = HEAP.matcher(argument);
    if (!heap.matches()) {
      return OptionalLong.empty();
    }
    int unit = UNITS.indexOf(heap.group(2).toLowerCase(Locale.ROOT)) + 1;
    int power = heap.group(2).isEmpty() ? 0 : unit;
    return OptionalLong.of(Long.parseLong(heap.group(1)) << (BITS_PER_UNIT * power));
  }
}
