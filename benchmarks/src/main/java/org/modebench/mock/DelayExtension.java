package org.modebench.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each answer the delay that its request asks for, or the fault. WireMock's own random delays
 * draw from a generator without a seed, so no two runs would meet the same ones.
 */
final class DelayExtension implements ResponseDefinitionTransformerV2 {

  static final String NAME = "modebench-delay";

  /** Tells whoever asks by hand how long the answer was held back, in milliseconds. */
  static final String DELAY_HEADER = "Delay-Millis";

  @Override
  public String getName() {
    return NAME;
  }

  /** It is asked for by the one stub that has a delay, and not by WireMock's own answers. */
  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    try {
      DelayQuery query = DelayQuery.of(parameters(event));
      ResponseDefinitionBuilder answer =
          ResponseDefinitionBuilder.like(event.getResponseDefinition())
              .but()
              .withFixedDelay(Math.toIntExact(query.millis()))
              .withHeader(DELAY_HEADER, Long.toString(query.millis()));
      return query.fault().map(fault -> fault.insteadOf(answer)).orElse(answer).build();
    } catch (IllegalArgumentException refused) {
      return new ResponseDefinitionBuilder()
          .withStatus(400)
          .withHeader("Content-Type", "text/plain; charset=utf-8")
          .withBody((refused.getMessage() + '\n').getBytes(StandardCharsets.UTF_8))
          .build();
    }
  }

  private static Map<String, List<String>> parameters(ServeEvent event) {
    Map<String, List<String>> values = new HashMap<>();
    for (QueryParameter parameter : event.getRequest().getQueryParams().values()) {
      values.put(parameter.key(), parameter.values());
    }
    return values;
  }
}
