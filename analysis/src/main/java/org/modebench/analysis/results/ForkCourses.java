package org.modebench.analysis.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.results.record.CaseKey;

/**
 * How long the batches of forks took from the first one on, warm-up included, as a file beside the
 * rows has it: {@code FILE.RUN.course.csv}. Of the courses of one fork the last counts; what cannot
 * be read is as if it were not there, since the rows do not need it.
 */
public final class ForkCourses {
  /** What is in the file, as its name says. */
  public static final String KIND = "course.csv";

  /** The first line, without its end. */
  public static final String HEADER =
      "benchmark,mode,workers,calls,params,fork,iteration,start,batches,seconds";

  private static final int FIELDS = HEADER.split(",").length;

  private ForkCourses() {}

  /**
   * Batches that followed one another, timed together.
   *
   * @param iteration the measured iteration that they are of, from 1; 0 while the fork warms up
   * @param start when the first began, in seconds since the first of the fork did
   * @param batches how many there were
   * @param seconds what each took, in the mean
   */
  public record Bin(int iteration, double start, long batches, double seconds) {}

  /** The courses of a run, by fork, each in the order of time; none if there is no such file. */
  public static Map<ForkKey, List<Bin>> of(Path results, String run) {
    Map<ForkKey, List<Bin>> courses = new LinkedHashMap<>();
    try (CSVParser lines =
        CSVParser.parse(
            String.join("\n", new SideFiles(results).lines(run, KIND)), ResultsCsv.FORMAT)) {
      for (CSVRecord line : lines) {
        add(courses, line);
      }
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
    return courses;
  }

  private static void add(Map<ForkKey, List<Bin>> courses, CSVRecord line) {
    Optional<Bin> read = line.size() == FIELDS ? bin(line) : Optional.empty();
    if (read.isEmpty()) {
      return;
    }
    List<Bin> course = courses.computeIfAbsent(fork(line), key -> new ArrayList<>());
    boolean again =
        !course.isEmpty() && read.get().start() <= course.get(course.size() - 1).start();
    if (again) {
      course.clear();
    }
    course.add(read.get());
  }

  private static ForkKey fork(CSVRecord line) {
    return new ForkKey(
        new CaseKey(
            line.get(0),
            line.get(1),
            Integer.parseInt(line.get(2)),
            Integer.parseInt(line.get(3)),
            line.get(4)),
        Integer.parseInt(line.get(5)));
  }

  private static Optional<Bin> bin(CSVRecord line) {
    try {
      Bin bin =
          new Bin(
              Integer.parseInt(line.get(6)),
              Double.parseDouble(line.get(7)),
              Long.parseLong(line.get(8)),
              Double.parseDouble(line.get(9)));
      return bin.start >= 0 && bin.batches > 0 && bin.seconds > 0
          ? Optional.of(bin)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
