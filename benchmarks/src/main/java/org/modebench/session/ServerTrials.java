package org.modebench.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.benchmark.server.AddressedServer;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.LoadResult;
import org.modebench.load.ServerUrl;
import org.modebench.plan.Case;

/**
 * Servers that somebody else runs: each is asked once before it is measured, so that one that is
 * not there costs its cases a sentence, and no fork.
 */
final class ServerTrials {
  /** Why an address cannot be measured; empty if it can. */
  private final Map<String, Optional<String>> problems = new HashMap<>();

  /**
   * Returns, in a sentence, why a case cannot be measured; empty if nothing is known against it.
   */
  Optional<String> problem(Case of) throws InterruptedException {
    String address = of.mode();
    if (!of.batch().value().isAddress()) {
      return Optional.empty();
    }
    Optional<String> known = problems.get(address);
    if (known == null) {
      known = tried(address);
      problems.put(address, known);
    }
    return known;
  }

  private static Optional<String> tried(String address) throws InterruptedException {
    try (LoadClient client = new LoadClient(Optional.empty())) {
      ServerUrl url = ServerUrl.recordable(Parameters.URL.name(), address);
      String target = url.target();
      LoadResult result =
          client.run(
              new Load(
                  url.server(),
                  1,
                  number -> target,
                  new Load.Closed(1),
                  false,
                  AddressedServer.PATIENCE));
      return result.answered() == 1
          ? Optional.empty()
          : Optional.of(
              "The server at %s must answer a first request with success before it is measured, but did not (%s); start it, or correct the address."
                  .formatted(address, result.failures().get(0).words()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // The environment has changed since the plan was made, or a trust store cannot be used.
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
