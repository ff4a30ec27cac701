package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1, 1, 1, 'The server under load must be http://host:port, but is https://127.0.0.1.'",
    "127.0.0.1, 1, 1, 'The server under load must be http://host:port, but is 127.0.0.1.'",
    "http:/hello, 1, 1, 'The server under load must be http://host:port, but is http:/hello.'",
    "http://127.0.0.1:0, 1, 1, 'The port of the server under load must be 1 to 65535, but is 0.'",
    "http://127.0.0.1:65536, 1, 1, 'The port of the server under load must be 1 to 65535, but is 65536.'",
    "http://127.0.0.1, 0, 1, 'A load must have 1 request or more, but has 0.'",
    "http://127.0.0.1, 1, 0, 'The timeout of a load must be more than 0, but is 0 milliseconds.'",
    "http://127.0.0.1, 1, -5, 'The timeout of a load must be more than 0, but is -5 milliseconds.'",
  })
  void refusesWhatCannotBeRun(URI server, int requests, long timeoutMillis, String sentence) {
    Load.Arrival arrival = new Load.Closed(1);
    Duration timeout = Duration.ofMillis(timeoutMillis);
    assertThatThrownBy(() -> new Load(server, requests, i -> "/", arrival, false, timeout))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void refusesAClosedLoopWithoutConnections() {
    assertThatThrownBy(() -> new Load.Closed(0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A closed loop must have 1 connection or more, but has 0.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNone(double rate) {
    assertThatThrownBy(() -> new Load.Open(rate))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The rate of an open loop must be more than 0 requests a second, but is " + rate + ".");
  }
}
