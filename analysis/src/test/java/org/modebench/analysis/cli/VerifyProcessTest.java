package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, with a jar that is a process in turn. */
@Timeout(60)
class VerifyProcessTest {
  @TempDir private Path folder;
  private Path file;
  private Path jar;

  @BeforeEach
  void buildAJarAndWriteARun() throws IOException {
    jar = folder.resolve("fake.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeBenchmarks.class.getName());
    String name = FakeBenchmarks.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream in = FakeBenchmarks.class.getClassLoader().getResourceAsStream(name)) {
      entries.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(in).transferTo(entries);
      entries.closeEntry();
    }
    file =
        new RunFile("r1")
            .cell("SEQUENTIAL", 1, 0.100, 0.1001, 0.0999, 0.1002, 0.0998)
            .appendTo(folder.resolve("results.csv"));
  }

  private Process verify(String argument) throws IOException {
    Files.writeString(
        folder.resolve("results.environment.json"),
        """
        {"runs": {"r1": {"state": "COMPLETE", "arguments": ["%s"], "commit": "abc123", "seed": 1}}}
        """
            .formatted(argument));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "verify",
            file.toString(),
            "--jar",
            jar.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  @Test
  void theJarMeasuresAgain() throws Exception {
    Process verify = verify(file.toString());
    assertThat(verify.waitFor()).isZero();
    assertThat(Files.readAllLines(folder.resolve("output")))
        .anySatisfy(says("Reproduced", "1 cell", "5 %"));
    assertThat(folder.resolve("results.verify.csv")).exists();
  }

  /** A signal to this process alone, as kill or a supervisor sends it, ends the jar as well. */
  @Test
  void theJarDoesNotOutliveTheCommand() throws Exception {
    Process verify = verify("sleep");
    Path pid = folder.resolve("pid");
    while (!Files.exists(pid)) {
      assertThat(verify.isAlive()).isTrue();
      Thread.sleep(20);
    }
    Optional<ProcessHandle> measuring = ProcessHandle.of(Long.parseLong(Files.readString(pid)));
    verify.destroy();
    assertThat(verify.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(measuring.filter(ProcessHandle::isAlive)).isEmpty();
  }
}
