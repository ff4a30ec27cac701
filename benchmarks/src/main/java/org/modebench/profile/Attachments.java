package org.modebench.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The running processes to which the profiler of a fork attaches, and those that refused. */
final class Attachments {
  private final ProfileRequest request;
  private final Set<ProcessHandle> attached = new HashSet<>();
  private final Set<ProcessHandle> refused = new HashSet<>();

  /** By kind, how many were not asked any more. */
  private final Map<ProcessKind, Integer> notAsked = new EnumMap<>(ProcessKind.class);

  private final Set<ProcessKind> refusing = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  Attachments(ProfileRequest request) {
    this.request = request;
  }

  /** Attaches to every process of interest. */
  void attachToAll() {
    targets().forEach(this::attach);
  }

  /**
   * Attaches to those that were started since, but for workers: they have the profiler from their
   * first instruction.
   */
  void attachToNewServers() {
    targets()
        .filter(other -> other.kind() != ProcessKind.WORKER)
        .filter(other -> !attached.contains(other.process()) && !refused.contains(other.process()))
        .forEach(this::attach);
  }

  /**
   * Processes of a kind are started with the same flags; a refusal takes ten seconds, for which the
   * measurement waits.
   */
  private void attach(OtherJvm other) {
    if (refusing.contains(other.kind())) {
      refused.add(other.process());
      notAsked.merge(other.kind(), 1, Integer::sum);
      return;
    }
    try {
      other.command(request.library(), request.start(other.recording()));
      attached.add(other.process());
    } catch (ProfileException e) {
      refused.add(other.process());
      problems.add(String.valueOf(e.getMessage()));
      if (e.isRefusal()) {
        refusing.add(other.kind());
      }
    }
  }

  /**
   * Ends all recordings, also those of workers that started meanwhile: they are killed next, with
   * what they have not written.
   */
  void stopAll() {
    targets()
        .filter(other -> !refused.contains(other.process()))
        .filter(other -> other.kind() == ProcessKind.WORKER || attached.contains(other.process()))
        .forEach(this::stop);
  }

  private void stop(OtherJvm other) {
    try {
      other.command(request.library(), ProfileRequest.stop(other.recording()));
    } catch (ProfileException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** The workers of this fork; on request also other processes of the run. */
  private Stream<OtherJvm> targets() {
    ProcessHandle self = ProcessHandle.current();
    Stream<ProcessHandle> processes =
        request.others()
            ? self.parent().map(ProcessHandle::descendants).orElseGet(self::descendants)
            : self.descendants();
    return processes
        .filter(process -> process.pid() != self.pid())
        .flatMap(
            process ->
                ProcessKind.of(process)
                    .filter(kind -> kind == ProcessKind.WORKER || request.others())
                    .map(kind -> other(process, kind))
                    .stream());
  }

  private OtherJvm other(ProcessHandle process, ProcessKind kind) {
    return new OtherJvm(process, kind, request.recording(kind, Long.toString(process.pid())));
  }

  /** What could not be attached to, or not be written, in sentences. */
  Collection<String> problems() {
    List<String> all = new ArrayList<>(problems);
    notAsked.forEach(
        (kind, count) ->
            all.add(
                count == 1
                    ? "One more %s process was not tried and is missing too."
                        .formatted(kind.frame())
                    : "%d more %s processes were not tried and are missing too."
                        .formatted(count, kind.frame())));
    return all;
  }
}
