package org.modebench.server.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ParentWatch;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstreams;

/**
 * The process of one request: waits for the upstream and prints the answer as a CGI program does
 * (RFC 3875, 6.2.1).
 *
 * <p>All of it is time of the request, so there are no lambdas and no print streams here.
 */
public final class CgiMain implements ParentWatch.Doubt {

  private static final String STATUS = "Status: ";
  private static final String END_OF_HEADER = "\n\n";

  /** Nothing tells a process that waits that nobody waits for it. */
  private static final int WATCH_MILLIS = 2_000;

  private CgiMain() {}

  /**
   * Answers one request.
   *
   * @param arguments the process number of the server, its settings, and the target of the request
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ParentWatch.start(Long.parseLong(arguments[0]), WATCH_MILLIS, new CgiMain());
    String target = arguments[arguments.length - 1];
    String[] settings = new String[arguments.length - 1];
    System.arraycopy(arguments, 0, settings, 0, settings.length);
    HelloRequest request = HelloRequest.parse(target).orElse(null);
    if (request == null) {
      throw new IllegalArgumentException("There is no '" + target + "'.");
    }
    Answer answer = Upstreams.of(ServerSettings.parse(settings, 1)).await(request);
    String text = STATUS + answer.status() + END_OF_HEADER + answer.body();
    new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
    Runtime.getRuntime().halt(0);
  }

  @Override
  public boolean inDoubt() {
    return true;
  }

  /**
   * Reads what a process has printed.
   *
   * @throws IOException if that is no answer, as when it was killed
   */
  static Answer read(InputStream output) throws IOException {
    String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
    int end = text.indexOf(END_OF_HEADER);
    if (!text.startsWith(STATUS) || end < 0) {
      throw noStatus(null);
    }
    try {
      int status = Integer.parseInt(text.substring(STATUS.length(), end));
      return new Answer(status, text.substring(end + END_OF_HEADER.length()));
    } catch (NumberFormatException e) {
      throw noStatus(e);
    }
  }

  private static IOException noStatus(@Nullable Throwable cause) {
    return new IOException("The process of a request must print a status, but did not.", cause);
  }
}
