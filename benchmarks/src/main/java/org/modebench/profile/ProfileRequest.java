package org.modebench.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a fork is asked to profile.
 *
 * @param library the native library of the profiler
 * @param folder where the processes leave their recordings
 * @param events the main event, {@code CPU} or {@code WALL}, then others
 * @param others whether servers under test and the mock API are profiled, too
 */
public record ProfileRequest(Path library, Path folder, List<ProfileEvent> events, boolean others) {
  private static final String SEPARATOR = "\n";

  public ProfileRequest {
    events = List.copyOf(events);
  }

  /** This request as a text for {@link #parse}. */
  public String toText() {
    return String.join(
        SEPARATOR,
        library.toString(),
        folder.toString(),
        events.stream().map(ProfileEvent::name).collect(Collectors.joining(",")),
        Boolean.toString(others));
  }

  static ProfileRequest parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new ProfileRequest(
        Path.of(parts[0]),
        Path.of(parts[1]),
        Arrays.stream(parts[2].split(",", -1)).map(ProfileEvent::valueOf).toList(),
        Boolean.parseBoolean(parts[3]));
  }

  /**
   * The profiler's command to start recording.
   *
   * @param file the recording; {@code %p} in it becomes the number of the process
   */
  String start(Path file) {
    List<String> options = new ArrayList<>();
    options.add("start");
    events.forEach(event -> options.add(event.option(NativeLibrary.isLinux())));
    options.add("jfr");
    // Also that of System.nanoTime, by which the lives of workers are told.
    options.add("clock=monotonic");
    options.add("file=" + file);
    // Standard output is the protocol of worker processes; what is no error is of no interest.
    options.add(QUIET);
    return String.join(",", options);
  }

  /** The profiler's command to end a recording and write what is left of it. */
  static String stop(Path file) {
    return "stop,jfr,file=" + file + "," + QUIET;
  }

  static final String QUIET = "loglevel=error,log=stderr";

  Path recording(ProcessKind kind, String pid) {
    return folder.resolve(kind.frame() + "-" + pid + ".jfr");
  }

  /** Where the fork tells the lives of its workers. */
  Path lives() {
    return lives(folder);
  }

  static Path lives(Path folder) {
    return folder.resolve("lives.txt");
  }

  /** Where the fork says, in a sentence a line, what could not be profiled. */
  Path problems() {
    return folder.resolve("problems.txt");
  }
}
