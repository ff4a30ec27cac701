package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Servers;

class ConnectionLimitsTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private static ConnectionLimits limits(
      OptionalLong files, OptionalLong ports, OptionalLong threads, OptionalLong bytes) {
    return new ConnectionLimits(
        files,
        ports,
        threads.stream().mapToObj(most -> new ThreadLimit(most, "ulimit -u")).findFirst(),
        bytes);
  }

  private static Optional<String> why(ConnectionLimits limits, String server, int connections) {
    return why("connections", limits, server, connections);
  }

  private static Optional<String> why(
      String level, ConnectionLimits limits, String server, int connections) {
    return limits.exceededBy(
        new BatchSpec(Servers.AXIS.value(server), 1, 1, Map.of(level, "" + connections)));
  }

  @Test
  void namesTheLimitThatIsTooLow() {
    OptionalLong low = OptionalLong.of(1_024);
    assertThat(why(limits(low, ANY, ANY, ANY), Servers.SELECTOR, 4_000))
        .hasValueSatisfying(says("SELECTOR with 4000", "4200 open files", "ulimit -n", "1024"));
    assertThat(why(limits(ANY, low, ANY, ANY), Servers.EVENT_LOOP, 1_000))
        .hasValueSatisfying(says("EVENT_LOOP", "1200 ports", "1024"));
    assertThat(why(limits(ANY, ANY, low, ANY), Servers.THREAD_PER_CONNECTION, 8_000))
        .hasValueSatisfying(says("THREAD_PER_CONNECTION", "8200 threads (ulimit -u)", "1024"));
    assertThat(why(limits(ANY, ANY, ANY, OptionalLong.of(1L << 30)), Servers.SELECTOR, 8_000))
        .hasValueSatisfying(says("SELECTOR", "MiB of memory", "1024"));
  }

  /** Each has the threads of a JVM, however few serve requests. */
  @Test
  void processesNeedThreads() {
    ConnectionLimits few = limits(ANY, ANY, OptionalLong.of(1_024), ANY);

    assertThat(why("concurrency", few, Servers.PROCESS_PER_REQUEST, 100))
        .hasValueSatisfying(
            says("PROCESS_PER_REQUEST with concurrency 100", "1900 threads", "ulimit -u", "1024"));
    assertThat(why("concurrency", few, Servers.PROCESS_PER_REQUEST, 40)).isEmpty();
    assertThat(few.exceededBy(prefork(64)))
        .hasValueSatisfying(says("PREFORK with 64 workers", "1224 threads", "1024"));
    assertThat(few.exceededBy(prefork(50))).isEmpty();
    assertThat(limits(ANY, ANY, OptionalLong.of(64), ANY).exceededBy(prefork(10)))
        .as("an ordinary load")
        .isEmpty();
  }

  private static BatchSpec prefork(int workers) {
    return new BatchSpec(
        Servers.AXIS.value(Servers.PREFORK), workers, 1, Map.of("concurrency", "10"));
  }

  @Test
  void leavesInWhatIsAllowedOrNotKnown() {
    OptionalLong enough = OptionalLong.of(1_024);
    assertThat(why(limits(enough, enough, enough, ANY), Servers.THREAD_PER_CONNECTION, 100))
        .isEmpty();
    assertThat(why(limits(ANY, ANY, enough, ANY), Servers.VIRTUAL_THREADS, 8_000))
        .as("no thread of the system for each")
        .isEmpty();
    assertThat(why(limits(ANY, ANY, ANY, ANY), Servers.THREAD_PER_CONNECTION, 8_000)).isEmpty();
  }

  @Test
  void connectionsOfSubscribersAndOfClientsAreLimitedToo() {
    ConnectionLimits few = limits(OptionalLong.of(1_024), ANY, ANY, ANY);
    assertThat(why("subscribers", few, Servers.SELECTOR, 1_000))
        .hasValueSatisfying(says("SELECTOR with 1000 subscribers", "1200 open files", "1024"));
    assertThat(why("concurrency", few, Servers.SELECTOR, 2_000))
        .hasValueSatisfying(says("SELECTOR with concurrency 2000", "2200 open files", "1024"));
    assertThat(why("calls", few, Servers.SELECTOR, 2_000)).isEmpty();
  }

  /** What the JVMs need beside is a guess, which must keep nobody from an ordinary load. */
  @Test
  void ordinaryLoadsAreNeverLeftOut() {
    OptionalLong hardlyAny = OptionalLong.of(64);
    assertThat(
            why(
                limits(hardlyAny, hardlyAny, hardlyAny, hardlyAny),
                Servers.THREAD_PER_CONNECTION,
                200))
        .isEmpty();
  }

  @Test
  void portsAreThoseFromTheFirstToTheLast() {
    assertThat(ConnectionLimits.portsOf("32768\t60999\n")).hasValue(28_232);
    assertThat(ConnectionLimits.portsOf("")).isEmpty();
    assertThat(ConnectionLimits.portsOf("max\n")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void knowsThoseOfThisMachine() {
    ConnectionLimits here = ConnectionLimits.ofThisMachine();
    assertThat(here.openFiles().orElseThrow()).isPositive();
    assertThat(here.ports().orElseThrow()).isBetween(1L, 65_536L);
    assertThat(here.threads().orElseThrow().most())
        .as("more than its first digit")
        .isGreaterThan(9);
    assertThat(here.memoryBytes().orElseThrow()).isPositive();
  }
}
