package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.modebench.cli.Main;

/**
 * {@code benchmarks.jar} as a user runs it, in a folder of its own. The temporary folder, which
 * holds JMH's lock on the machine, is its own, too. A variable of the environment, which every
 * process inherits from the one that starts it, tells what it has started.
 */
final class Jar {
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String MARK = "STARTED_BY_TEST_IN";

  private final Path folder;
  private final Path temporary;
  private final List<String> program;

  /** How a run ended. */
  record Ended(int status, String out, String err) {}

  Jar(Path folder) throws IOException {
    this(folder, List.of("-jar", JAR.toString()));
  }

  private Jar(Path folder, List<String> program) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectories(folder.resolve("tmp"));
    this.program = program;
  }

  /** With classes of a user's own, compiled against the jar with what is in it. */
  static Jar with(Path folder, Path source) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-cp",
                JAR.toString(),
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor",
                "-d",
                classes.toString(),
                source.toString());
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return new Jar(
        folder, List.of("-cp", classes + File.pathSeparator + JAR, Main.class.getName()));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The file names in the temporary folder, without JMH's lock. */
  List<String> leftovers() throws IOException {
    try (var files = Files.list(temporary)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> !name.equals("jmh.lock") && !name.startsWith("hsperfdata"))
          .toList();
    }
  }

  Process start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  Process start(List<String> prefix, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(JAVA, "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary));
    command.addAll(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(MARK, folder.toString());
    return builder
        .directory(folder.toFile())
        .redirectOutput(file("out.txt").toFile())
        .redirectError(file("err.txt").toFile())
        .redirectInput(new File("/dev/null"))
        .start();
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return ended(start(arguments));
  }

  Ended ended(Process process) throws IOException, InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(file("out.txt"), StandardCharsets.UTF_8),
        Files.readString(file("err.txt"), StandardCharsets.UTF_8));
  }

  /** Waits until a process that this jar started, or one of those given, is gone. */
  void awaitNoProcess(List<ProcessHandle> known, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<String> alive;
    do {
      Thread.sleep(50);
      alive = new ArrayList<>();
      for (ProcessHandle process : known) {
        if (process.isAlive()) {
          alive.add(process.pid() + " " + process.info().commandLine().orElse(""));
        }
      }
      ProcessHandle.allProcesses()
          .filter(p -> proc(p, "environ").contains(MARK + "=" + folder + " "))
          .map(p -> p.pid() + " " + commandLine(p))
          .forEach(alive::add);
    } while (!alive.isEmpty() && System.nanoTime() < end);
    assertThat(alive).isEmpty();
  }

  /** Java's own tells nothing of processes whose command is long. */
  static String commandLine(ProcessHandle process) {
    return proc(process, "cmdline");
  }

  /** The text of a file of the process in /proc; empty once it is gone. */
  static String proc(ProcessHandle process, String file) {
    try {
      return Files.readString(
              Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }
}
