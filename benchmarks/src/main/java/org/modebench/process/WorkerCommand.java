package org.modebench.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.host.JvmVariables;

/** The command lines of worker JVMs: the flags that make a JVM start fast, and nothing to load. */
public final class WorkerCommand {

  private final String java;
  private final List<Path> classPath;
  private final List<String> archiveFlags;
  private final JvmVariables variables;
  private final Optional<List<String>> jvmArguments;

  /**
   * @param variables of the environment that its JVMs will have
   */
  WorkerCommand(
      String java, List<Path> classPath, List<String> archiveFlags, JvmVariables variables) {
    this(java, classPath, archiveFlags, variables, Optional.empty());
  }

  private WorkerCommand(
      String java,
      List<Path> classPath,
      List<String> archiveFlags,
      JvmVariables variables,
      Optional<List<String>> jvmArguments) {
    this.java = java;
    this.classPath = List.copyOf(classPath);
    this.archiveFlags = variables.chooseArchive() ? List.of() : List.copyOf(archiveFlags);
    this.variables = variables;
    this.jvmArguments = jvmArguments;
  }

  /**
   * The same with a JVM like this one: with its compilers, collector, heap and system properties
   * instead of what makes a JVM start fast. For work of which nobody knows that those do not
   * matter.
   */
  WorkerCommand likeThisJvm() {
    return new WorkerCommand(
        java, classPath, archiveFlags, variables, Optional.of(JvmArguments.ofThisJvm()));
  }

  /** Returns the executable of the Java that this JVM runs on. */
  static String javaOfThisJvm() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A worker of this process. */
  public List<String> worker() {
    return command(WorkerMain.class, Long.toString(ProcessHandle.current().pid()));
  }

  /** A JVM with the same flags that does nothing. */
  public List<String> empty() {
    return command(EmptyMain.class);
  }

  /** A JVM with the same flags that sends back each byte. */
  public List<String> echo() {
    return command(EchoMain.class);
  }

  List<String> training(String recordingFlag) {
    List<String> command = new ArrayList<>(worker());
    command.removeAll(archiveFlags);
    command.add(1, recordingFlag);
    command.add(WorkerMain.TRAINING);
    return command;
  }

  /**
   * A JVM with the same flags and classes that runs another program.
   *
   * @param main in one of the packages of the workers' class path
   */
  public List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(archiveFlags);
    if (jvmArguments.isPresent()) {
      command.addAll(jvmArguments.get());
    } else {
      if (!variables.chooseCollector()) {
        command.add(COLLECTOR);
      }
      command.add(COMPILER);
    }
    command.addAll(FLAGS);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** It starts no threads. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /**
   * C1 alone compiles the countdown to code as fast as C2's (each step waits for the one before)
   * and spares the start of a second compiler.
   */
  private static final String COMPILER = "-XX:TieredStopAtLevel=1";

  /**
   * Without performance data no file is mapped in the temporary folder, and none is left by a
   * worker that is killed. What the JVM itself has to say goes to standard error, because standard
   * output is the protocol.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:-UsePerfData",
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");
}
