package org.modebench.analysis.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the batches of forks took from the first one on, warm-up included, as a file beside the
 * rows has it: {@code FILE.RUN.course.csv}. Of the courses of one fork the last counts.
 *
 * @param byFork each in the order of time
 * @param remarks what of the file cannot be read and is left out, as sentences
 */
public record ForkCourses(Map<ForkKey, List<Bin>> byFork, List<String> remarks) {
  /** What is in the file, as its name says. */
  public static final String KIND = "course.csv";

  /** The first line, without its end. */
  public static final String HEADER = ForkLines.COLUMNS + ",iteration,start,batches,seconds";

  /** Of a run that has no such file. */
  public static final ForkCourses NONE = new ForkCourses(Map.of(), List.of());

  /**
   * Batches that followed one another, timed together.
   *
   * @param iteration the measured iteration that they are of, from 1; 0 while the fork warms up
   * @param start when the first began, in seconds since the first of the fork did
   * @param batches how many there were
   * @param seconds what each took, in the mean
   */
  public record Bin(int iteration, double start, long batches, double seconds) {}

  /** The courses of a run; none if there is no such file, since the rows do not need it. */
  public static ForkCourses of(Path results, String run) {
    try {
      return ForkLines.read(results, run, KIND)
          .filter(file -> file.header().equals(HEADER))
          .map(file -> of(new SideFiles(results).file(run, KIND), file))
          .orElse(NONE);
    } catch (IOException | IllegalArgumentException e) {
      return NONE;
    }
  }

  private static ForkCourses of(Path path, ForkLines file) {
    Map<ForkKey, List<Bin>> courses = new LinkedHashMap<>();
    int unreadable = 0;
    for (ForkLines.Line line : file.lines()) {
      Optional<Bin> read = bin(line.values());
      if (read.isPresent()) {
        add(courses.computeIfAbsent(line.fork(), fork -> new ArrayList<>()), read.get());
      } else {
        unreadable++;
      }
    }
    return new ForkCourses(courses, ForkLines.leftOut(path, file.unreadable() + unreadable));
  }

  /** A course that begins anew takes the place of the one before; a line that is doubled is one. */
  private static void add(List<Bin> course, Bin bin) {
    Optional<Bin> last =
        course.isEmpty() ? Optional.empty() : Optional.of(course.get(course.size() - 1));
    if (last.isPresent() && !last.get().equals(bin) && bin.start() <= last.get().start()) {
      course.clear();
    }
    if (!last.equals(Optional.of(bin))) {
      course.add(bin);
    }
  }

  private static Optional<Bin> bin(List<String> values) {
    try {
      Bin bin =
          new Bin(
              Integer.parseInt(values.get(0)),
              Double.parseDouble(values.get(1)),
              Long.parseLong(values.get(2)),
              Double.parseDouble(values.get(3)));
      return bin.start >= 0 && bin.batches > 0 && bin.seconds > 0
          ? Optional.of(bin)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
