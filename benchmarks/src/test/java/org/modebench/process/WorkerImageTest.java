package org.modebench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.host.JvmVariables;
import org.modebench.task.Countdown;

@Timeout(60)
class WorkerImageTest {

  @TempDir private Path cache;

  @Test
  void theJarHasWhatAWorkerNeedsAndNothingElse() throws Exception {
    WorkerImage.in(cache, ClassPath.ofThisJvm());
    try (ZipFile jar = new ZipFile(onlyFile(".jar").toFile())) {
      List<String> entries = jar.stream().map(ZipEntry::getName).toList();
      assertThat(entries)
          .contains(
              "org/modebench/process/WorkerMain.class",
              "org/modebench/task/Countdown.class",
              "org/modebench/host/ParentWatch.class")
          .allMatch(
              entry ->
                  entry.startsWith("org/modebench/")
                      || entry.startsWith("com/google/gson/")
                      || entry.startsWith("org/apache/hc/core5/"))
          .noneMatch(entry -> entry.startsWith("org/modebench/session/"));
      assertThat(jar.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  @Test
  void theArchiveIsRecordedOnceAndUsed() throws Exception {
    WorkerImage image = WorkerImage.in(cache, ClassPath.ofThisJvm());
    WorkerCommand command = image.command(JvmVariables.none());
    FileTime recorded = Files.getLastModifiedTime(image.archive());

    WorkerImage.in(cache, ClassPath.ofThisJvm()).command(JvmVariables.none());

    assertThat(Files.getLastModifiedTime(image.archive())).isEqualTo(recorded);
    assertThat(loadedClasses(command))
        .as("where the JVM took the worker's class from")
        .anyMatch(
            line -> line.contains(WorkerMain.class.getName() + " source: shared objects file"));
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile)).as("with the lock file").hasSize(3);
    }
  }

  /** As of tasks of one's own, which are behind the classes that were archived. */
  @Test
  void aClassPathThatGoesOnWithAJarAndAFolderKeepsTheArchive() throws Exception {
    Path jar = cache.resolve("own.jar");
    try (ZipOutputStream own = new ZipOutputStream(Files.newOutputStream(jar))) {
      own.putNextEntry(new ZipEntry("com/acme/Some.txt"));
    }
    Path classes = cache.resolve("own classes");
    Files.writeString(Files.createDirectories(classes).resolve("Some.txt"), "one");
    List<Path> places = new ArrayList<>();
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!place.isEmpty() && Files.exists(Path.of(place))) {
        places.add(Path.of(place));
      }
    }
    places.addAll(List.of(jar, classes));
    WorkerImage image =
        WorkerImage.in(Files.createDirectory(cache.resolve("images")), new ClassPath(places));

    WorkerCommand command = image.command(JvmVariables.none());

    List<String> words = command.worker();
    assertThat(words.get(words.indexOf("-cp") + 1))
        .endsWith(File.pathSeparator + jar + File.pathSeparator + classes);
    assertThat(words).anyMatch(word -> word.contains(image.archive().toString()));
    assertThat(loadedClasses(command))
        .anyMatch(
            line -> line.contains(WorkerMain.class.getName() + " source: shared objects file"));
  }

  private static List<String> loadedClasses(WorkerCommand command) throws Exception {
    List<String> tracing = new ArrayList<>(command.worker());
    tracing.add(tracing.indexOf("-cp"), "-Xlog:class+load:stdout");
    Process worker =
        new ProcessBuilder(tracing).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    worker.getOutputStream().close();
    String output = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    worker.waitFor();
    return output.lines().toList();
  }

  @Test
  void anotherJarHasAnotherImageAndTheOldOneGoes() throws Exception {
    Path classes = Files.createDirectories(cache.resolve("classes/org/modebench/task"));
    Path file = Files.writeString(classes.resolve("Some.class"), "one");
    Path images = Files.createDirectory(cache.resolve("images"));
    ClassPath classPath = new ClassPath(List.of(cache.resolve("classes")));
    WorkerImage.in(images, classPath);
    Path first = onlyFile(images, ".jar");

    Files.writeString(file, "another");
    WorkerImage.in(images, classPath);

    assertThat(onlyFile(images, ".jar")).isNotEqualTo(first);
  }

  /** Forks of two runs may begin at the same time after the jar was built anew. */
  @Test
  void severalWhoBuildItAtATimeGetTheSameImage() throws Exception {
    ClassPath classPath = ClassPath.ofThisJvm();
    ExecutorService builders = Executors.newFixedThreadPool(4);
    try {
      List<Future<Path>> built = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        built.add(builders.submit(() -> WorkerImage.in(cache, classPath).archive()));
      }
      for (Future<Path> each : built) {
        assertThat(each.get()).isEqualTo(built.get(0).get());
      }
    } finally {
      builders.shutdownNow();
    }
    try (ZipFile jar = new ZipFile(onlyFile(".jar").toFile())) {
      assertThat(jar.stream()).isNotEmpty();
    }
  }

  @Test
  void theArchiveIsNamedAfterTheJdk() throws Exception {
    assertThat(WorkerImage.in(cache, ClassPath.ofThisJvm()).archive().getFileName().toString())
        .contains(Stamp.ofJdk());
  }

  @Test
  void aBrokenArchiveDoesNotStopAWorker() throws Exception {
    WorkerImage image = WorkerImage.in(cache, ClassPath.ofThisJvm());
    Files.writeString(image.archive(), "no archive");
    WorkerProcesses processes =
        new WorkerProcesses(image.command(JvmVariables.none()).worker(), WorkerProcesses.PATIENCE);
    try (processes) {
      WorkerProcess worker = processes.start();
      assertThat(worker.ask(new Countdown(0).toText())).isNotZero();
      processes.end(worker);
    }
  }

  private Path onlyFile(String suffix) throws Exception {
    return onlyFile(cache, suffix);
  }

  private static Path onlyFile(Path folder, String suffix) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
