package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.text.Count;
import org.modebench.plan.ProfileEvent;
import org.modebench.process.WorkerLife;

/**
 * The folder in which the processes of one fork leave their recordings, beside the profiler's
 * library, whose path is known to be safe in the profiler's options. It is gone when closed.
 */
public final class ForkRecordings implements AutoCloseable {
  private static final String PREFIX = "recordings-";

  private final Path folder;
  private final ProfileEvent event;
  private final Stacks stacks = new Stacks();
  private final List<String> problems = new ArrayList<>();
  private boolean ofFork;

  private ForkRecordings(Path folder, ProfileEvent event) {
    this.folder = folder;
    this.event = event;
  }

  /**
   * Makes the folder.
   *
   * @param library the profiler's
   * @param event what is recorded
   */
  public static ForkRecordings create(Path library, ProfileEvent event) throws ProfileException {
    try {
      return new ForkRecordings(
          Files.createTempDirectory(
              library.toAbsolutePath().getParent(), PREFIX + ProcessHandle.current().pid() + "-"),
          event);
    } catch (IOException e) {
      throw new ProfileException(
          "There is no space for recordings in \"%s\" (%s); the fork is measured without a profile."
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
    MeasuredSpans spans = new MeasuredSpans();
    try (Stream<Path> list = Files.list(folder)) {
      list.filter(file -> file.toString().endsWith(".jfr")).sorted().forEach(files::add);
      Path told = folder.resolve(ProfileRequest.PROBLEMS);
      if (Files.exists(told)) {
        problems.addAll(Files.readAllLines(told));
      }
      lives = WorkerLives.read(folder.resolve(ProfileRequest.LIVES));
      spans = MeasuredSpans.read(folder.resolve(ProfileRequest.SPANS));
    } catch (IOException e) {
      problems.add("The recordings cannot be read (%s).".formatted(ProfileException.why(e)));
    }
    int cut = 0;
    for (Path file : files) {
      Optional<ProcessKind> kind = ProcessKind.ofRecording(file);
      if (kind.isPresent() && !read(file, kind.get(), spans, lives.of(file))) {
        cut++;
      }
    }
    if (cut > 0) {
      problems.add(
          "%s of a fork broke off (a process was killed, or the disk is full) and %s missing from the profile."
              .formatted(Count.of(cut, files.size(), "recording"), cut == 1 ? "is" : "are"));
    }
    if (!ofFork && cut == 0) {
      problems.add("A fork left no recording and is missing from the profile.");
    }
  }

  /** Returns whether the recording is whole. */
  private boolean read(
      Path file, ProcessKind kind, MeasuredSpans spans, Optional<WorkerLife> life) {
    Tidying tidying = new Tidying(kind, event == ProfileEvent.WALL);
    try {
      for (Recording.Sampled sampled : Recording.read(file, event, spans, life)) {
        tidying.tidy(sampled).ifPresent(frames -> stacks.add(frames, sampled.value()));
      }
      ofFork |= kind == ProcessKind.FORK;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the fork itself was recorded, whatever there was to sample in it. */
  public boolean isOfFork() {
    return ofFork;
  }

  /** The stacks of all processes. */
  public Stacks stacks() {
    return stacks;
  }

  /** What could not be profiled, in sentences. */
  public List<String> problems() {
    return problems;
  }

  /** Copies the recordings to the folder in which they are kept, all or none. */
  public void keepIn(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".jfr")) {
          Files.copy(file, target.resolve(file.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      delete(target);
      throw e;
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
