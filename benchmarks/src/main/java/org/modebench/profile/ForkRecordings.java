package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.flames.Stacks;
import org.modebench.mode.process.WorkerLife;

/**
 * The folder in which the processes of one fork leave their recordings, beside the profiler's
 * library, whose path is known to be safe in the profiler's options. It is gone when closed.
 */
public final class ForkRecordings implements AutoCloseable {
  private static final String PREFIX = "recordings-";

  private final Path folder;
  private final List<ProfileEvent> events;
  private final Map<ProfileEvent, Stacks> stacks = new EnumMap<>(ProfileEvent.class);
  private final List<String> problems = new ArrayList<>();

  private ForkRecordings(Path folder, List<ProfileEvent> events) {
    this.folder = folder;
    this.events = List.copyOf(events);
  }

  /**
   * Makes the folder.
   *
   * @param library the profiler's
   * @param events the main event first
   */
  public static ForkRecordings create(Path library, List<ProfileEvent> events)
      throws ProfileException {
    try {
      return new ForkRecordings(
          Files.createTempDirectory(
              library.toAbsolutePath().getParent(), PREFIX + ProcessHandle.current().pid() + "-"),
          events);
    } catch (IOException e) {
      throw new ProfileException(
          "There is no room for recordings in \"%s\" (%s); the fork is measured without a profile."
              .formatted(library.getParent(), ProfileException.why(e)),
          e);
    }
  }

  /** Deletes what runs left that were killed. */
  public static void cleanAfterOthers(Path library) {
    try (Stream<Path> files = Files.list(library.toAbsolutePath().getParent())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String[] words = file.getFileName().toString().split("-", -1);
        if (words.length == 3
            && file.getFileName().toString().startsWith(PREFIX)
            && words[1].matches("\\d{1,18}")
            && ProcessHandle.of(Long.parseLong(words[1])).isEmpty()) {
          delete(file);
        }
      }
    } catch (IOException e) {
      // What cannot be listed or deleted now is found by the next run.
    }
  }

  public Path folder() {
    return folder;
  }

  /** Reads what is there, once the fork has ended. */
  public void read() {
    List<Path> files = new ArrayList<>();
    WorkerLives lives = new WorkerLives();
    try (Stream<Path> list = Files.list(folder)) {
      list.filter(file -> file.toString().endsWith(".jfr")).sorted().forEach(files::add);
      Path told = folder.resolve("problems.txt");
      if (Files.exists(told)) {
        problems.addAll(Files.readAllLines(told));
      }
      lives = WorkerLives.read(ProfileRequest.lives(folder));
    } catch (IOException e) {
      problems.add("The recordings cannot be read (%s).".formatted(ProfileException.why(e)));
    }
    int cut = 0;
    for (Path file : files) {
      Optional<ProcessKind> kind = ProcessKind.ofRecording(file);
      if (kind.isPresent() && !read(file, kind.get(), lives.of(file))) {
        cut++;
      }
    }
    if (cut > 0) {
      problems.add(
          "%d of %d recordings of a fork broke off (a process was killed, or the disk is full) and %s missing in the profile."
              .formatted(cut, files.size(), cut == 1 ? "is" : "are"));
    }
    if (files.stream().noneMatch(f -> ProcessKind.ofRecording(f).equals(FORK)) && cut == 0) {
      problems.add("A fork left no recording of itself and is missing in the profile.");
    }
  }

  private static final Optional<ProcessKind> FORK = Optional.of(ProcessKind.FORK);

  /** Returns whether the recording is whole. */
  private boolean read(Path file, ProcessKind kind, Optional<WorkerLife> life) {
    try {
      for (ProfileEvent event : events) {
        Tidying tidying = new Tidying(kind, event == ProfileEvent.WALL);
        Stacks of = stacks.computeIfAbsent(event, e -> new Stacks());
        for (Recording.Sampled sampled : Recording.read(file, event, life)) {
          tidying.tidy(sampled).ifPresent(frames -> of.add(frames, sampled.value()));
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The stacks of all processes, by event. */
  public Map<ProfileEvent, Stacks> stacks() {
    return stacks;
  }

  /** What could not be profiled, in sentences. */
  public List<String> problems() {
    return problems;
  }

  /** Copies the recordings to the folder in which they are kept. */
  public void keepIn(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".jfr")) {
          Files.copy(file, target.resolve(file.getFileName().toString()));
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      delete(folder);
    } catch (IOException e) {
      // The next run deletes it.
    }
  }

  static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }
}
