package org.modebench.server.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.modebench.host.HeapUse;
import org.modebench.host.Listening;
import org.modebench.host.ProcessStatus;

/**
 * The life of a server as a process of its own, for {@link ServerProcess}: prints its address as
 * one line when it is ready, answers each line {@code lag} with the lag of its loop and each line
 * {@code most threads} with the most threads it had, each line {@code too late} with the look-ups
 * that it made too late, each line {@code collect} with what its heap holds after a collection,
 * {@code use} with what its processes have used and {@code reset peaks} with the same words, and
 * serves until its standard input ends, which it does when the parent closes it or is gone.
 */
public final class ServingLife {

  /** What asks for the lag of the loop. */
  static final String LAG = "lag";

  /** What asks for the most threads since the last time. */
  static final String THREADS = "most threads";

  /** What asks for the look-ups that ended too late since the last time. */
  static final String WASTED = "too late";

  /** What lets the peak memory of its processes begin anew. */
  static final String RESET = "reset peaks";

  /** What asks for what its processes have used. */
  static final String USE = "use";

  /** What asks for a collection, and then for the heap. */
  static final String COLLECT = "collect";

  private static final int CHILDREN_SECONDS = 2;
  private static final int MOST_LOOKS = 20;
  private static final long MILLIS_BETWEEN_LOOKS = 5;

  private final ThreadMXBean java = ManagementFactory.getThreadMXBean();

  /** The threads of this JVM beside those of Java, when last looked; none before the first look. */
  private int jvmThreads;

  private ServingLife() {}

  /** Starts a server inside this JVM. */
  public interface Start {
    /**
     * Starts it.
     *
     * @throws IOException with a sentence that says why, if it cannot listen
     */
    Server start() throws IOException;
  }

  /** Starts a server with its settings inside this JVM. */
  public interface StartWith {
    /**
     * Starts it.
     *
     * @throws IOException with a sentence that says why, if it cannot listen
     */
    Server start(ServerSettings settings) throws IOException;
  }

  /** What serves, and how others name it. */
  private record Serving(Server server, Listening listening) {}

  private interface Opening {
    Serving open() throws IOException;
  }

  /** As {@link #live(String[], int, StartWith)}, on loopback. */
  public static void live(Start start) throws IOException, InterruptedException {
    live(() -> new Serving(start.start(), Listening.LOOPBACK));
  }

  /**
   * Serves until standard input ends, and ends this JVM: with status 2 and a sentence on standard
   * error if it cannot serve.
   *
   * @param arguments of the process
   * @param begin number of the first that is of the settings
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static void live(String[] arguments, int begin, StartWith start)
      throws IOException, InterruptedException {
    live(
        () -> {
          ServerSettings settings = ServerSettings.parse(arguments, begin);
          return new Serving(start.start(settings), settings.listening());
        });
  }

  private static void live(Opening opening) throws IOException, InterruptedException {
    ServingLife life = new ServingLife();
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      Serving serving = opening.open();
      Server server = serving.server();
      System.out.println("http://" + serving.listening().authority(server.port()));
      for (String line; (line = questions.readLine()) != null; ) {
        if (line.equals(LAG)) {
          System.out.println(server.takeLag().map(LoopLag::toLine).orElse(LoopLag.NONE));
        } else if (line.equals(THREADS)) {
          System.out.println(life.takeMostThreads());
        } else if (line.equals(WASTED)) {
          System.out.println(server.takeWasted());
        } else if (line.equals(RESET)) {
          TreeUse.resetPeaks(ProcessHandle.current());
          System.out.println(RESET);
        } else if (line.equals(USE)) {
          System.out.println(TreeUse.of(ProcessHandle.current()).toLine());
        } else if (line.equals(COLLECT)) {
          System.out.println(HeapUse.afterCollection().toLine());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    killChildren();
    // At once, and not after the requests that nobody waits for any more.
    Runtime.getRuntime().halt(0);
  }

  /**
   * Returns the most threads of the operating system that this JVM had at a time since the last
   * time this was asked: the Java threads at their peak, and the JVM's own.
   */
  private int takeMostThreads() throws InterruptedException {
    int most = java.getPeakThreadCount() + threadsOfTheJvm();
    java.resetPeakThreadCount();
    return most;
  }

  /**
   * Returns how many threads the JVM has beside those of Java. A Java thread that has ended is one
   * of them until the operating system has ended it, too; so where there are more than last time,
   * it looks again.
   */
  private int threadsOfTheJvm() throws InterruptedException {
    int fewest = threadsBesideJava();
    for (int looks = 1; fewest > jvmThreads && looks < MOST_LOOKS; looks++) {
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
      fewest = Math.min(fewest, threadsBesideJava());
    }
    jvmThreads = fewest;
    return fewest;
  }

  private int threadsBesideJava() {
    int all = ProcessStatus.of(ProcessHandle.current().pid()).footprint().threads();
    return all - java.getThreadCount();
  }

  /** Worker processes would notice by themselves, but later. */
  private static void killChildren() {
    List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, CHILDREN_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
