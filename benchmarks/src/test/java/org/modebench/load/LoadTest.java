package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

  @ParameterizedTest
  @CsvSource({
    "ftp://127.0.0.1, 1, 1, server;http://host:port;https://host:port;ftp://127.0.0.1",
    "127.0.0.1, 1, 1, server;http://host:port;127.0.0.1",
    "http:/hello, 1, 1, server;http://host:port;http:/hello",
    "http://127.0.0.1:0, 1, 1, port;1 to 65535;0",
    "http://127.0.0.1:65536, 1, 1, port;1 to 65535;65536",
    "http://127.0.0.1, 0, 1, 1 request or more;0",
    "http://127.0.0.1, 1, 0, timeout;more than 0;0 milliseconds",
    "http://127.0.0.1, 1, -5, timeout;more than 0;-5 milliseconds",
  })
  void refusesWhatCannotBeRun(URI server, int requests, long timeoutMillis, String facts) {
    Load.Arrival arrival = new Load.Closed(1);
    Duration timeout = Duration.ofMillis(timeoutMillis);
    assertThatThrownBy(() -> new Load(server, requests, i -> "/", arrival, false, timeout))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .satisfies(saying(facts.split(";")));
  }

  @Test
  void refusesAClosedLoopWithoutConnections() {
    assertThatThrownBy(() -> new Load.Closed(0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("closed loop", "1 connection or more", "0"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNone(double rate) {
    assertThatThrownBy(() -> new Load.Open(rate))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("rate", "more than 0 requests a second", Double.toString(rate)));
  }
}
