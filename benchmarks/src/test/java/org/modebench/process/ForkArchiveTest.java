package org.modebench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.host.JvmVariables;

@Timeout(60)
class ForkArchiveTest {

  private static final String FROM_ARCHIVE =
      EmptyMain.class.getName() + " source: shared objects file (top)";

  @TempDir private Path folder;

  @Test
  void aJvmStartsFromWhatAnotherRecorded() throws Exception {
    WorkerImage.in(folder, ClassPath.ofThisJvm());
    Path jar = jar();
    ForkArchive archive = new ForkArchive(folder.resolve("of-forks.jsa"));
    assertThat(archive.flags()).as("before it is recorded").isEmpty();
    assertThat(loadedClasses(jar, List.of())).noneMatch(line -> line.contains(FROM_ARCHIVE));

    loadedClasses(jar, List.of(archive.recordingFlag()));
    archive.keep();

    List<String> flags = archive.flags();
    assertThat(flags).isNotEmpty();
    assertThat(ForkArchive.without(flags)).isEmpty();
    assertThat(loadedClasses(jar, flags)).anyMatch(line -> line.contains(FROM_ARCHIVE));
    assertThat(folder).isDirectoryNotContaining("glob:**recording*");
  }

  @Test
  void aFlagOfTheUsersOwnIsNotTakenForOneOfAnArchive() {
    List<String> own = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-Inline");
    assertThat(ForkArchive.without(own)).isEqualTo(own);
  }

  @Test
  void whereNothingWasRecordedThereIsNone() {
    ForkArchive archive = new ForkArchive(folder.resolve("of-forks.jsa"));
    archive.keep();
    assertThat(archive.flags()).isEmpty();
  }

  @Test
  void aWorkersImageThatIsBuiltLaterLeavesItWhereItIs() throws Exception {
    ClassPath classPath = ClassPath.ofThisJvm();
    Path image = new ImageCache(folder).use(classPath.place());
    Path ofForks = Files.createFile(image.resolve(classPath.stamp() + "-fork-0-0.jsa"));
    Path older = Files.createFile(image.resolve("0-fork-0-0.jsa"));

    WorkerImage.in(folder, classPath).command(JvmVariables.none());

    assertThat(ofForks).exists();
    assertThat(older).doesNotExist();
  }

  private Path jar() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private static List<String> loadedClasses(Path jar, List<String> flags) throws Exception {
    List<String> command = new ArrayList<>(List.of(WorkerCommand.javaOfThisJvm()));
    command.addAll(flags);
    command.addAll(
        List.of("-Xlog:class+load:stdout", "-cp", jar.toString(), EmptyMain.class.getName()));
    Process process = JvmVariables.without(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
