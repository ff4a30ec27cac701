package org.modebench.session;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.modebench.agent.RemoteHost;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.plan.Case;
import org.modebench.plan.UsageException;
import org.modebench.store.BuildInfo;
import org.modebench.store.HostFacts;

/** The machine that {@code --server-host} names: that of the servers, beside that of the client. */
public final class ServersElsewhere {
  private static final Gson GSON = new Gson();
  private static final String CODE = "code";
  private static final String TIMER = "timer";

  private ServersElsewhere() {}

  /** What an agent tells of its machine and its code, in a line. */
  public static String about() {
    JsonObject about = GSON.toJsonTree(HostFacts.all()).getAsJsonObject();
    about.add(RunRecord.JAVA, GSON.toJsonTree(HostFacts.runner()));
    about.addProperty(RemoteHost.CORES, HostFacts.cores());
    about.addProperty(CODE, code());
    return GSON.toJson(about);
  }

  /** What measures there and here must be the same. */
  private static String code() {
    MeasuredCode code = BuildInfo.code();
    String all = code.isUnknown() ? BuildInfo.read().describe() : code.toString();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /**
   * Puts that machine on record, where one is named, and the round trip to it.
   *
   * @param file that its agent wrote
   * @param cases that are to be measured
   * @throws UsageException with a sentence, if they cannot be measured with it
   */
  static void record(RunRecord record, Optional<Path> file, List<Case> cases)
      throws UsageException, InterruptedException {
    if (file.isPresent()) {
      for (Case each : cases) {
        check(each);
      }
      describe(record, file.get());
    }
  }

  /**
   * Requires that it is the machine on record.
   *
   * @throws UsageException with a sentence, if it is another one, or does not answer
   */
  static void checkSame(RunRecord record, Optional<Path> file)
      throws UsageException, InterruptedException {
    if (file.isPresent()) {
      RunRecord now = RunRecord.of(record.run());
      describe(now, file.get());
      if (!record.serverHost().isSameMachine(now.serverHost())) {
        throw new UsageException(
            "Run %s was measured with servers on %s, but the agent of \"%s\" is on another machine or has changed (%s); start it there, or start a new run without --resume."
                .formatted(
                    record.run(), record.serverHost().name(), file.get(), now.serverHost().name()));
      }
    }
  }

  private static void check(Case of) throws UsageException {
    if (!of.benchmark().equals(Workloads.SERVER.name()) || of.batch().value().isAddress()) {
      throw new UsageException(
          "--server-host is where servers of Server are started, but %s starts none; measure it in a run of its own."
              .formatted(of.label()));
    }
    String upstream = of.batch().text(Parameters.UPSTREAM).orElse(TIMER);
    if (!upstream.equals(TIMER)) {
      throw new UsageException(
          "--server-host is for servers that need nothing else, but with %s=%s they wait for what is on this machine; choose %s=%s."
              .formatted(Parameters.UPSTREAM.name(), upstream, Parameters.UPSTREAM.name(), TIMER));
    }
  }

  private static void describe(RunRecord record, Path file)
      throws UsageException, InterruptedException {
    try {
      RemoteHost.Meeting meeting = new RemoteHost(file).meet();
      JsonObject about = meeting.about();
      JsonElement code = about.remove(CODE);
      if (code == null || !code.getAsString().equals(code())) {
        throw new UsageException(
            "The agent of \"%s\" must be of the same jar as this run, but is of another one; copy this one there, and start it anew."
                .formatted(file));
      }
      record.setServerHost(about, meeting.roundTripSeconds());
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }
}
