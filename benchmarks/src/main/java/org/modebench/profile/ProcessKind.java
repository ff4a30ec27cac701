package org.modebench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a process is for; its frame is the root of all its stacks. */
public enum ProcessKind {
  /** The JMH fork, which hands the batches to the mode. */
  FORK("org.openjdk.jmh.runner.ForkedMain"),
  /** A worker JVM of PROCESS or PROCESS_POOL. */
  WORKER("org.modebench.process.WorkerMain"),
  /** A server under test. */
  SERVER("org.modebench.server."),
  /** The mock API. */
  MOCK("org.modebench.mock.");

  private final String mainClass;

  ProcessKind(String mainClass) {
    this.mainClass = mainClass;
  }

  /** The frame at the root, and the start of the names of recordings. */
  String frame() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a running process is; empty if it is nothing of interest, or cannot be told. */
  static Optional<ProcessKind> of(ProcessHandle process) {
    String command = command(process);
    for (ProcessKind kind : values()) {
      if (command.contains(kind.mainClass)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Java's own tells nothing of processes whose command is long. */
  private static String command(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc", Long.toString(process.pid()), "cmdline"),
              StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException notLinux) {
      return process.info().commandLine().orElse("");
    }
  }

  /** What left a recording, by its file name. */
  static Optional<ProcessKind> ofRecording(Path file) {
    String name = file.getFileName().toString();
    for (ProcessKind kind : values()) {
      if (name.startsWith(kind.frame() + "-")) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
