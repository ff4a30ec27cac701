package org.modebench.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.server.ServerModel;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import picocli.CommandLine;

@Timeout(60)
@Tag("any-jdk")
class ClientMixTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final StringWriter out = new StringWriter();

  /** Returns the values of each window by the names of the columns. */
  private List<Map<String, Double>> windows(int port, String... more) {
    CommandLine line = new CommandLine(new ClientMix()).setOut(new PrintWriter(out, true));
    String[] arguments = new String[more.length + 1];
    arguments[0] = "--url=http://127.0.0.1:" + port;
    System.arraycopy(more, 0, arguments, 1, more.length);
    assertThat(line.execute(arguments)).isZero();
    List<String> lines = out.toString().lines().toList();
    String[] names = lines.get(0).split(",", -1);
    return lines.stream().skip(1).map(each -> values(names, each.split(",", -1))).toList();
  }

  private static Map<String, Double> values(String[] names, String[] values) {
    assertThat(values).hasSameSizeAs(names);
    Map<String, Double> byName = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      byName.put(names[i], Double.valueOf(values[i]));
    }
    return byName;
  }

  @Test
  void allKindsComeAndTheGoodOnesAreServed() throws Exception {
    try (Server server =
        ServerModel.EVENT_LOOP.start(
            new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(1), PATIENCE))) {
      List<Map<String, Double>> windows =
          windows(
              server.port(),
              "--good=4",
              "--slow=3",
              "--hostile=6",
              "--vanishing=2",
              "--faults=10",
              "--seconds=4",
              "--every=2");
      assertThat(windows).hasSizeBetween(1, 2);
      for (Map<String, Double> window : windows) {
        assertThat(window.get("unserved")).isZero();
        assertThat(window.get("hanging")).isZero();
        assertThat(window.get("good")).isPositive();
        assertThat(window.get("p50_s")).isGreaterThan(0.019);
        assertThat(window.get("p99_s")).isGreaterThanOrEqualTo(window.get("p50_s"));
      }
      Map<String, Double> last = windows.get(windows.size() - 1);
      assertThat(last.get("upstream_failed")).isPositive();
      assertThat(last.get("hostile")).isPositive();
      assertThat(last.get("vanished")).isPositive();
      // The server has given each of them up at least once.
      assertThat(last.get("slow")).isGreaterThan(3);
    }
  }

  @Test
  void whoIsNotServedIsCounted() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      List<Map<String, Double>> windows =
          windows(
              deaf.getLocalPort(), "--good=2", "--seconds=1", "--every=1", "--timeoutMillis=1500");
      // One load, which is longer than a window.
      assertThat(windows).hasSize(1);
      assertThat(windows.get(0).get("seconds")).isGreaterThan(1.4);
      assertThat(windows.get(0).get("good")).isZero();
      assertThat(windows.get(0).get("unserved")).isEqualTo(2);
    }
  }
}
