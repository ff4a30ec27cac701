package org.modebench.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.HelloRequest.Fault;

class RequestsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 10, 25, 50, 100})
  void aShareIsExactInEveryHundredRequests(int percent) {
    List<HelloRequest> requests = requests(Requests.of(300, 100, percent, 0, 0, 0, 0), 300);

    for (int hundred = 0; hundred < 300; hundred += 100) {
      assertThat(requests.subList(hundred, hundred + 100).stream().filter(HelloRequest::blocking))
          .hasSize(percent);
    }
  }

  /** They stop whoever serves them, and then wait as all others do. */
  @Test
  void aShareMakesABlockingCallOfItsOwnLength() {
    List<HelloRequest> requests = requests(Requests.of(100, 100, 10, 5, 0, 0, 0), 100);

    assertThat(requests).noneMatch(HelloRequest::blocking);
    assertThat(requests.stream().filter(request -> request.pauseMillis() == 5)).hasSize(10);
    assertThat(requests.stream().filter(request -> request.pauseMillis() == 0)).hasSize(90);
  }

  @Test
  void theKindsOfFaultsTakeTurns() {
    List<HelloRequest> requests = requests(Requests.of(100, 100, 0, 0, 10, 0, 0), 100);

    assertThat(requests.stream().flatMap(r -> r.fault().stream()))
        .startsWith(Fault.ERROR, Fault.MALFORMED, Fault.SILENT, Fault.ERROR)
        .hasSize(10);
  }

  @Test
  void everyFiveHundredthRequestPausesTheServer() {
    List<HelloRequest> requests = requests(Requests.of(1_500, 0, 0, 0, 0, 200, 0), 1_500);

    assertThat(
            IntStream.range(0, 1_500).filter(i -> requests.get(i).pauseMillis() == 200).toArray())
        .containsExactly(499, 999, 1_499);
  }

  @Test
  void eachComputesAsManySteps() {
    assertThat(requests(Requests.of(3, 0, 0, 0, 0, 0, 7_000), 3))
        .extracting(HelloRequest::computeSteps)
        .containsExactly(7_000, 7_000, 7_000);
  }

  @Test
  void aShareFindsWhatItNeedsInTheCache() {
    List<HelloRequest> requests = requests(Requests.of(200, 100, 0, 0, 0, 0, 0).cached(90), 200);

    assertThat(requests.subList(0, 100).stream().filter(HelloRequest::cached)).hasSize(90);
    assertThat(requests.subList(100, 200).stream().filter(HelloRequest::cached)).hasSize(90);
    assertThat(requests).allMatch(request -> request.latencyMillis() == 100);
  }

  private static List<HelloRequest> requests(Requests requests, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> HelloRequest.parse(requests.apply(number)).orElseThrow())
        .toList();
  }
}
