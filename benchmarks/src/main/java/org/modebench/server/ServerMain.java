package org.modebench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.ServingLife;

/** A server of any model as a process of its own. */
public final class ServerMain {
  /** Newer JVMs warn of native libraries, such as the one of the database, without it. */
  private static final String DATABASE_FLAG = "--enable-native-access=ALL-UNNAMED";

  private ServerMain() {}

  /**
   * Starts a server on the Java and the class path of this JVM, and waits until it serves, at most
   * 30 s.
   *
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess launch(ServerModel model, ServerSettings settings)
      throws IOException, InterruptedException {
    return launch(model, settings, List.of());
  }

  /**
   * The same with further flags of its JVM.
   *
   * @throws IOException with a sentence that says why, if it does not serve
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess launch(
      ServerModel model, ServerSettings settings, List<String> jvmFlags)
      throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(model.jvmFlags());
    flags.addAll(jvmFlags);
    if (settings.database().isPresent()) {
      flags.add(DATABASE_FLAG);
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(model.name());
    arguments.addAll(settings.toArguments());
    return ServerProcess.start("The " + model + " server", ServerMain.class, flags, arguments);
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments the model, and its settings
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServingLife.live(arguments, 1, settings -> start(arguments[0], settings));
  }

  private static Server start(String named, ServerSettings settings) throws IOException {
    for (ServerModel model : ServerModel.values()) {
      if (model.name().equals(named)) {
        return model.start(settings);
      }
    }
    throw new IllegalArgumentException("There is no server model '" + named + "'.");
  }
}
