package org.modebench.mock;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.LongAdder;
import org.modebench.analysis.text.Count;
import org.modebench.host.ServeCommand;
import org.modebench.task.CovidAnswer;
import picocli.CommandLine.Command;

/** The mock API by hand. */
@Command(
    name = "mock",
    header = "Serve the mock COVID API.",
    description = "Serves the mock COVID API on 127.0.0.1 until Ctrl-C.")
public final class MockCommand extends ServeCommand {

  @Override
  protected Serving open(int chosen, PrintWriter out) throws IOException {
    MockApi api = MockApi.start(chosen);
    out.println("The mock API is running until Ctrl-C. For example:");
    out.println(
        "  curl '"
            + api.address()
            + CovidAnswer.PATH
            + "?latencyMillis=100&delay=lognormal&seed=1&call=0'");
    LongAdder requests = new LongAdder();
    api.tellOfRequests(requests::increment);
    return new Serving() {
      @Override
      public void close() {
        api.close();
      }

      @Override
      public String soFar() {
        long served = requests.sum();
        return served == 0 ? "" : Count.of(served, "request") + " so far";
      }
    };
  }
}
