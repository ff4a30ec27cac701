package org.modebench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.command.Suggestion;
import org.modebench.host.ListenOptions;
import org.modebench.host.Listening;
import org.modebench.host.PrivateFile;
import org.modebench.host.ServeCommand;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A server under test by hand. */
@Command(
    name = "server",
    header = "Serve /hello with one of the server models under test.",
    description =
        "Serves /hello on 127.0.0.1, or where --bind says, until Ctrl-C, as the servers under test do.")
public final class ServerCommand extends ServeCommand {

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      converter = ModelConverter.class,
      description = "How the server runs requests: ${COMPLETION-CANDIDATES}.")
  ServerModel model = ServerModel.SYNC_WORKER;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Processes of PREFORK, threads of THREAD_POOL and EVENT_LOOP_OFFLOAD. Default:"
              + " ${DEFAULT-VALUE}.")
  int workers;

  @Option(
      names = "--upstream",
      paramLabel = "URI",
      description = "The mock API to wait for. Default: wait on a timer.")
  @Nullable URI upstream;

  @Option(
      names = "--deadlineMillis",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How long to wait before answering 504. Default: ${DEFAULT-VALUE}.")
  int deadlineMillis;

  @Option(
      names = "--patienceMillis",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "How long a client may take to send its request before its connection is closed."
              + " Default: ${DEFAULT-VALUE}.")
  int patienceMillis;

  @Mixin ListenOptions listen = new ListenOptions();

  @Option(
      names = "--port-file",
      paramLabel = "FILE",
      description =
          "Write http://address:port to this file, which only you can read, while it serves.")
  @Nullable Path portFile;

  @Override
  protected Optional<Duration> life() {
    return listen.life();
  }

  @Override
  protected Serving open(int chosen, PrintWriter out) throws IOException {
    Listening listening = listen.listening();
    Server server = model.start(settings(chosen).listeningOn(listening));
    String address = "http://" + listening.authority(server.port());
    Optional<PrivateFile> file;
    try {
      file =
          portFile == null
              ? Optional.empty()
              : Optional.of(PrivateFile.write("--port-file", portFile, address + '\n'));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    ListenOptions.warning(listening, server.port()).ifPresent(this::warn);
    tell(out, "'" + address + HelloRequest.PATH + "?latencyMillis=100'");
    return () -> {
      server.close();
      if (file.isPresent()) {
        file.get().close();
      }
    };
  }

  private void tell(PrintWriter out, String example) {
    out.println("The " + model + " server is running until Ctrl-C. For example:");
    out.println("  curl " + example);
    out.println("  ab -n 100 -c 10 " + example);
  }

  /** Takes the names of models in lower case, too. */
  private static final class ModelConverter implements ITypeConverter<ServerModel> {
    @Override
    public ServerModel convert(String word) {
      Domain domain = Parameters.SERVER.domain();
      return domain
          .canonical(word)
          .map(ServerModel::valueOf)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "it must be %s, but is \"%s\".%s"
                          .formatted(
                              domain.describe(),
                              word,
                              Suggestion.question(word, Servers.AXIS.names()))));
    }
  }

  private ServerSettings settings(int port) {
    return new ServerSettings(
        port,
        workers,
        Optional.ofNullable(upstream),
        Duration.ofMillis(deadlineMillis),
        Duration.ofMillis(patienceMillis));
  }
}
