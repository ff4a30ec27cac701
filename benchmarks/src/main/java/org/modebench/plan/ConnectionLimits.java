package org.modebench.plan;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.host.MachineMemory;

/**
 * How many connections this machine lets a client and a server have at a time. What is unknown does
 * not limit them.
 *
 * @param openFiles of a process
 * @param ports from which connections may be opened
 * @param threads those of processes among them
 * @param memoryBytes that is available
 */
record ConnectionLimits(
    OptionalLong openFiles,
    OptionalLong ports,
    Optional<ThreadLimit> threads,
    OptionalLong memoryBytes) {
  /** What says how many connections a batch has, if it has any. */
  private static final List<Parameter> LEVELS =
      List.of(Parameters.CONNECTIONS, Parameters.SUBSCRIBERS, Parameters.CONCURRENCY);

  /** Files, ports and threads that a JVM needs beside; fewer connections make no difference. */
  private static final int BESIDE = 200;

  /** Of a JVM that serves one request at a time, with those that watch it from outside. */
  private static final long THREADS_OF_PROCESS = 16;

  /** Of the JVMs of a run. */
  private static final long MEMORY_BESIDE = 1L << 30;

  /** More than a connection has been seen to take of server, client and kernel together. */
  private static final long BYTES_WITH_THREAD = 160_000;

  private static final long BYTES_WITHOUT_THREAD = 80_000;

  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,18})\\s*([0-9]{1,18})?\\s*");

  /** Returns those of this machine, as they are now. */
  static ConnectionLimits ofThisMachine() {
    return new ConnectionLimits(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? OptionalLong.of(unix.getMaxFileDescriptorCount())
            : OptionalLong.empty(),
        portsOf(read(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))),
        ThreadLimit.under(Path.of("/")),
        MachineMemory.availableBytes());
  }

  /** Returns how many ports there are between the first and the last, as Linux tells them. */
  static OptionalLong portsOf(String range) {
    long[] ends = numbers(range);
    return ends.length == 2 ? OptionalLong.of(ends[1] - ends[0] + 1) : OptionalLong.empty();
  }

  private static long[] numbers(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches()
        ? Stream.of(matcher.group(1), matcher.group(2))
            .filter(number -> number != null)
            .mapToLong(Long::parseLong)
            .toArray()
        : new long[0];
  }

  private static String read(Path file) {
    // By one read: what is read of a kernel's parameter in parts ends with the first.
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return Optional.ofNullable(reader.readLine()).orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns why a batch is left out, as a sentence; empty if it has not too many. */
  Optional<String> exceededBy(BatchSpec batch) {
    Optional<Parameter> level = level(batch, BESIDE);
    return level
        .flatMap(many -> exceededBy(batch, many))
        .or(() -> threadsMissing(batch))
        .or(() -> level.flatMap(many -> memoryMissing(batch, many)));
  }

  /** What says how many connections a batch has, if it has more than so many. */
  private static Optional<Parameter> level(BatchSpec batch, int beyond) {
    return LEVELS.stream().filter(level -> batch.number(level).orElse(0) > beyond).findFirst();
  }

  private Optional<String> exceededBy(BatchSpec batch, Parameter level) {
    long connections = connections(batch, level);
    return reason(connections + BESIDE, openFiles, "open files (ulimit -n) of client and server")
        .or(
            () ->
                reason(connections + BESIDE, ports, "ports to connect from (ip_local_port_range)"))
        .map(why -> leftOut(batch, level.at(Long.toString(connections)), why));
  }

  private Optional<String> memoryMissing(BatchSpec batch, Parameter level) {
    long connections = connections(batch, level);
    long each = hasThreadForEach(batch) ? BYTES_WITH_THREAD : BYTES_WITHOUT_THREAD;
    return reason((MEMORY_BESIDE + connections * each) >> 20, mebibytes(), "MiB of memory")
        .map(why -> leftOut(batch, level.at(Long.toString(connections)), why));
  }

  /** Workers that are processes need threads, whatever the number of connections. */
  private Optional<String> threadsMissing(BatchSpec batch) {
    if (batch.value().name().equals(Servers.PREFORK)) {
      return threadsMissing(
          batch, batch.workers() * THREADS_OF_PROCESS, batch.workers() + " workers");
    }
    boolean processes = batch.value().name().equals(Servers.PROCESS_PER_REQUEST);
    if (!processes && !hasThreadForEach(batch)) {
      return Optional.empty();
    }
    return level(batch, 0)
        .flatMap(
            level -> {
              long connections = connections(batch, level);
              return threadsMissing(
                  batch,
                  connections * (processes ? THREADS_OF_PROCESS + 1 : 1),
                  level.at(Long.toString(connections)));
            });
  }

  private Optional<String> threadsMissing(BatchSpec batch, long needed, String with) {
    return threads
        .filter(limit -> needed > BESIDE)
        .flatMap(
            limit ->
                reason(
                    needed + BESIDE,
                    OptionalLong.of(limit.most()),
                    "threads (%s)".formatted(limit.name())))
        .map(why -> leftOut(batch, with, why));
  }

  private static boolean hasThreadForEach(BatchSpec batch) {
    return batch.value().name().equals(Servers.THREAD_PER_CONNECTION);
  }

  private static long connections(BatchSpec batch, Parameter level) {
    return (long) batch.number(level).orElse(0);
  }

  private static String leftOut(BatchSpec batch, String with, String why) {
    return "%s with %s is left out: %s.".formatted(batch.value().name(), with, why);
  }

  private OptionalLong mebibytes() {
    return memoryBytes.isPresent()
        ? OptionalLong.of(memoryBytes.getAsLong() >> 20)
        : OptionalLong.empty();
  }

  private static Optional<String> reason(long needed, OptionalLong there, String of) {
    return there.isPresent() && there.getAsLong() < needed
        ? Optional.of("it needs %d %s, but there are %d".formatted(needed, of, there.getAsLong()))
        : Optional.empty();
  }
}
