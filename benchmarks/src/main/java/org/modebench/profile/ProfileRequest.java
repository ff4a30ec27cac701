package org.modebench.profile;

import java.nio.file.Path;
import org.modebench.plan.ProfileEvent;

/**
 * What a fork is asked to profile.
 *
 * @param library the native library of the profiler
 * @param folder where the processes leave their recordings
 * @param event what is sampled: one event a fork, since recording one costs the others time
 * @param others whether servers under test and the mock API are profiled, too
 */
public record ProfileRequest(Path library, Path folder, ProfileEvent event, boolean others) {
  private static final String SEPARATOR = "\n";

  /** This request as a text for {@link #parse}. */
  public String toText() {
    return String.join(
        SEPARATOR, library.toString(), folder.toString(), event.name(), Boolean.toString(others));
  }

  static ProfileRequest parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new ProfileRequest(
        Path.of(parts[0]),
        Path.of(parts[1]),
        ProfileEvent.valueOf(parts[2]),
        Boolean.parseBoolean(parts[3]));
  }

  /**
   * The profiler's command to start recording.
   *
   * @param file the recording; {@code %p} in it becomes the number of the process
   */
  String start(Path file) {
    return String.join(
        ",",
        "start",
        event.option(NativeLibrary.isLinux()),
        "jfr",
        // Also that of System.nanoTime, by which iterations and the lives of workers are told.
        "clock=monotonic",
        "file=" + file,
        // Standard output is the protocol of worker processes; what is no error is of no interest.
        QUIET);
  }

  /** The profiler's command to end a recording and write what is left of it. */
  static String stop(Path file) {
    return "stop,jfr,file=" + file + "," + QUIET;
  }

  static final String QUIET = "loglevel=error,log=stderr";

  Path recording(ProcessKind kind, String pid) {
    return folder.resolve(kind.frame() + "-" + pid + ".jfr");
  }

  /** The file in which the fork tells the lives of its workers. */
  static final String LIVES = "lives.txt";

  /** The file in which the fork tells when it measured. */
  static final String SPANS = "spans.txt";

  /** The file in which the fork says, in a sentence a line, what could not be profiled. */
  static final String PROBLEMS = "problems.txt";
}
