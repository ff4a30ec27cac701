package org.modebench.server.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.modebench.process.WorkerImage;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstream;

/** Starts a process for each request, which waits for the upstream and prints the answer. */
public final class CgiUpstream implements Upstream {

  /** The process keeps the deadline itself; one that takes longer by this is stuck. */
  private static final int GRACE_MILLIS = 10_000;

  private final List<String> command;
  private final long patienceMillis;
  private final Set<Process> processes = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile boolean closed;

  public CgiUpstream(ServerSettings settings) {
    this(command(settings), settings.deadline().toMillis() + GRACE_MILLIS);
  }

  /**
   * @param command of a process, to which the target of its request is added
   */
  CgiUpstream(List<String> command, long patienceMillis) {
    this.command = List.copyOf(command);
    this.patienceMillis = patienceMillis;
  }

  private static List<String> command(ServerSettings settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(ProcessHandle.current().pid()));
    arguments.addAll(settings.toArguments());
    return WorkerImage.commandWithoutVariables()
        .command(CgiMain.class, arguments.toArray(String[]::new));
  }

  @Override
  public Answer await(HelloRequest request) throws InterruptedException {
    try {
      return run(request.target());
    } catch (IOException e) {
      tell(String.valueOf(e.getMessage()));
      return Answer.BAD_GATEWAY;
    }
  }

  /** On standard error, where it is looked for if requests fail; the others fail alike. */
  private void tell(String cause) {
    if (!closed && told.compareAndSet(false, true)) {
      System.err.println(cause);
    }
  }

  private Answer run(String target) throws IOException, InterruptedException {
    List<String> withTarget = new ArrayList<>(command);
    withTarget.add(target);
    Process process = JvmVariables.without(withTarget).start();
    processes.add(process);
    try {
      if (closed || !process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
        return Answer.GATEWAY_TIMEOUT;
      }
      if (process.exitValue() != 0) {
        throw new IOException(LastWords.of("The process of a request", process));
      }
      return CgiMain.read(process.getInputStream());
    } finally {
      end(process);
      processes.remove(process);
    }
  }

  /** Returns when it has ended: until then it is among those that a close waits for. */
  private static void end(Process process) {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    // Not without need: it takes the time of a request.
    if (alive) {
      process.onExit().join();
    }
  }

  @Override
  public void close() {
    closed = true;
    processes.forEach(CgiUpstream::end);
  }
}
