package org.modebench.agent;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.modebench.server.ServerModel;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;

/**
 * The machine of an agent.
 *
 * @param file that the agent wrote
 */
public record RemoteHost(Path file) {
  /** The system property with that file, in a fork. */
  public static final String PROPERTY = "modebench.server.host";

  /** What an agent tells must have it. */
  public static final String CORES = "cores";

  /** A round trip to it, in seconds, and what it tells of itself. */
  public record Meeting(double roundTripSeconds, JsonObject about) {
    /** How many cores it has. */
    public int cores() {
      return about.get(CORES).getAsInt();
    }
  }

  /**
   * Asks it who it is, and how far away.
   *
   * @throws IOException with a sentence, if it does not say
   */
  public Meeting meet() throws IOException, InterruptedException {
    try (AgentLink link = AgentLink.open(file, Order.of(Order.Act.ABOUT))) {
      JsonObject about = JsonParser.parseString(link.told()).getAsJsonObject();
      if (!about.has(CORES)) {
        throw new IllegalStateException("An agent tells how many cores it has.");
      }
      return new Meeting(link.roundTripSeconds(), about);
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("The agent is of another version; start that of the same jar.", e);
    }
  }

  /**
   * Starts a server there.
   *
   * @throws IOException with a sentence that says why, if it does not serve
   */
  public ServerProcess launch(ServerModel model, ServerSettings settings) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(model.name());
    words.addAll(settings.toArguments());
    return ServerProcess.elsewhere(AgentLink.open(file, new Order(Order.Act.SERVE, words)));
  }

  /**
   * Starts a proxy there.
   *
   * @throws IOException with a sentence that says why, if it does not serve
   */
  public ServerProcess proxy(ServerSettings settings) throws IOException {
    return ServerProcess.elsewhere(
        AgentLink.open(file, new Order(Order.Act.PROXY, settings.toArguments())));
  }

  /**
   * Starts the server there that does the least a server can do.
   *
   * @throws IOException with a sentence that says why, if it does not serve
   */
  public AgentLink canned() throws IOException {
    return AgentLink.open(file, Order.of(Order.Act.CANNED));
  }
}
