package org.modebench.mock;

import java.io.IOException;
import java.io.PrintWriter;
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
    return api::close;
  }
}
