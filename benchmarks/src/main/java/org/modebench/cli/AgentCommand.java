package org.modebench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modebench.agent.Agent;
import org.modebench.host.ListenOptions;
import org.modebench.host.Listening;
import org.modebench.host.ServeCommand;
import org.modebench.session.ServersElsewhere;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Starts servers on this machine for a run on another one. */
@Command(
    name = "agent",
    defaultValueProvider = AgentCommand.FreePort.class,
    header = "Start servers here for a run of Server on another machine.",
    description = {
      "Starts servers here for a run of Server on another machine, which gives the file that this"
          + " writes: Server --server-host FILE.",
      "Who has the file can start servers of this jar with it, and nothing else."
    })
final class AgentCommand extends ServeCommand {
  /** Its file says which port it has. */
  static final class FreePort implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec of) {
      return of instanceof OptionSpec option && option.longestName().equals("--port") ? "0" : null;
    }
  }

  @Mixin private ListenOptions listen = new ListenOptions();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      description =
          "Where to write its address and a new secret, for you alone to read; it is removed at the"
              + " end.")
  private Path file = Path.of("");

  @Override
  protected Optional<Duration> life() {
    return listen.life();
  }

  @Override
  protected Serving open(int chosen, PrintWriter out) throws IOException {
    Listening listening = listen.listening();
    if (listening.address().isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "An agent must have one address, by which it and its servers are reached, but --all-addresses has none; name one with --bind.");
    }
    Agent agent = Agent.start(listening, chosen, file, ServersElsewhere.about());
    ListenOptions.warning(listening, agent.port()).ifPresent(this::warn);
    out.println(
        "The agent is running at %s until Ctrl-C%s. On the other machine, with %s:"
            .formatted(
                listening.authority(agent.port()),
                life().map(life -> ", for %d s at most".formatted(life.toSeconds())).orElse(""),
                file));
    out.println("  java -jar benchmarks.jar Server --server-host " + file);
    return agent::close;
  }
}
