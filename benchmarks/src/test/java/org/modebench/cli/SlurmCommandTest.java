package org.modebench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.session.SystemPlatform;
import org.modebench.slurm.Slurm;
import picocli.CommandLine;

/** The command slurm against a Slurm that is played, and its script in a shell. */
@Tag("any-jdk")
@EnabledOnOs(OS.LINUX)
class SlurmCommandTest {
  @TempDir Path temporary;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder;
  private Path bin;
  private Path jar;

  @BeforeEach
  void play() throws IOException {
    folder = temporary.resolve("it's a sweep");
    bin = Files.createDirectories(temporary.resolve("bin"));
    jar = Files.writeString(temporary.resolve("b.jar"), "classes");
    command("sbatch", "echo \"$@\" >>" + bin + "/asked; echo 17");
    command("squeue", "cat " + bin + "/queue");
    command("scancel", "echo \"$@\" >>" + bin + "/ended");
    Files.writeString(bin.resolve("queue"), "");
  }

  private Path command(String name, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    PrintStream to = new PrintStream(out, true, UTF_8);
    PrintStream errors = new PrintStream(err, true, UTF_8);
    return new CommandRunner(
            new CommandLine(
                new SlurmCommand(
                    to, errors, jar, new SystemPlatform(), new Slurm(Optional.of(bin)))),
            to,
            errors)
        .run(words);
  }

  private int write() {
    return run(
        "--shards",
        "2",
        "--folder",
        folder.toString(),
        "--sbatch",
        "--partition=lab",
        "--",
        "CpuBound",
        "-p",
        "mode=SEQUENTIAL",
        "-f",
        "4",
        "--seed",
        "1");
  }

  @Test
  void aFolderHasThePlanAndTheScriptThatIsPrinted() throws Exception {
    assertThat(write()).isZero();

    String script = Files.readString(folder.resolve("job.sh"));
    assertThat(out.toString(UTF_8)).startsWith(script).contains("--submit " + folder);
    assertThat(script)
        .contains(
            "#SBATCH --exclusive\n",
            "#SBATCH --mem=0\n",
            "#SBATCH --requeue\n",
            "#SBATCH --signal=B:TERM@30\n",
            "#SBATCH --time=00:1",
            "#SBATCH --partition=lab\n",
            "shards=2\n",
            "jar='" + jar + "'\n")
        .doesNotContain("%d", "%s", "%n");
    assertThat(folder.resolve("plan.json")).exists();
    assertThat(bin.resolve("asked")).doesNotExist();
  }

  @Test
  void whatCannotBePlannedLeavesNothingBehind() {
    assertThat(run("--shards", "9", "--folder", folder.toString(), "--", "CpuBound", "-f", "2"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says("from 1 to 2", "9"));
    assertThat(folder).doesNotExist();
    assertThat(run("--shards", "2", "--folder", folder.toString(), "--", "NoSuch")).isEqualTo(2);
    assertThat(folder).doesNotExist();
    assertThat(run("--status", folder.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("plan").hasLineCount(1);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--shards", "--cancel").hasLineCount(1);
    assertThat(run("--submit", "x", "--", "CpuBound")).isEqualTo(2);
  }

  @Test
  void shardsAreSubmittedOnceToldAndCancelled() throws Exception {
    assertThat(write()).isZero();
    assertThat(run("--submit", folder.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("2 shards", "job 17");
    assertThat(Files.readString(bin.resolve("asked")))
        .contains("--array=1-2", "--chdir=" + folder, "job.sh");
    assertThat(run("--submit", folder.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says("17", "--resume"));

    Files.writeString(bin.resolve("queue"), "17 1 RUNNING n1\n17 2 PENDING \n18 1 RUNNING n2\n");
    assertThat(run("--status", folder.toString())).isEqualTo(3);
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            says("shard 1/2", "0 of 2 rounds", "RUNNING on n1"),
            says("shard 2/2", "0 of 2 rounds", "PENDING"),
            says("2 shards are incomplete"));
    assertThat(run("--resume", folder.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("no shard to submit");
    assertThat(run("--cancel", folder.toString())).isZero();
    assertThat(Files.readString(bin.resolve("ended"))).isEqualTo("17\n");

    Files.writeString(bin.resolve("queue"), "17 1 RUNNING n1\n");
    assertThat(run("--resume", folder.toString())).isZero();
    assertThat(Files.readString(bin.resolve("asked"))).contains("--array=2 ");
  }

  /** Then nobody knows what runs: the files tell how far it is, and nothing is submitted twice. */
  @Test
  void aControllerThatDoesNotAnswerIsToldAndNotGuessedAbout() throws Exception {
    assertThat(write()).isZero();
    assertThat(run("--submit", folder.toString())).isZero();
    command("squeue", "echo 'Unable to contact slurm controller' >&2; exit 1");

    assertThat(run("--status", folder.toString())).isEqualTo(3);
    assertThat(err.toString(UTF_8)).contains("Unable to contact");
    assertThat(out.toString(UTF_8)).contains("shard 2/2", "0 of 2 rounds");
    assertThat(run("--resume", folder.toString())).isEqualTo(2);
    Files.delete(bin.resolve("squeue"));
    assertThat(run("--resume", folder.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("squeue cannot be started").hasLineCount(1);
  }

  /** Plays the Java of the script. */
  private void java(String body) throws IOException {
    Path launcher = command("java", "[ \"$1\" != -version ] || exit 0\n" + body);
    Path script = folder.resolve("job.sh");
    Files.writeString(
        script, Files.readString(script).replaceFirst("(?m)^java=.*$", "java='" + launcher + "'"));
  }

  private Process job() throws IOException {
    ProcessBuilder job = new ProcessBuilder("bash", "job.sh").directory(folder.toFile());
    job.environment().put("SLURM_ARRAY_TASK_ID", "2");
    job.environment().put("SLURMD_NODENAME", "n7");
    job.environment().merge("PATH", bin.toString(), (path, own) -> own + File.pathSeparator + path);
    return job.redirectErrorStream(true).redirectOutput(temporary.resolve("said").toFile()).start();
  }

  private int status(Process job) throws InterruptedException {
    assertThat(job.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return job.exitValue();
  }

  private List<String> said() throws IOException {
    return Files.readAllLines(temporary.resolve("said"));
  }

  @Test
  void aJobMeasuresItsShardInACacheOfItsOwn() throws Exception {
    assertThat(write()).isZero();
    java("echo \"$XDG_CACHE_HOME\"; ls -d \"$XDG_CACHE_HOME\"; echo \"$@\"; exit 1");

    assertThat(status(job())).isEqualTo(1);
    assertThat(said()).hasSize(3);
    assertThat(said().get(0)).isEqualTo(said().get(1));
    assertThat(Path.of(said().get(0))).doesNotExist();
    assertThat(said().get(2)).isEqualTo("-jar " + jar + " --plan-file plan.json --shard 2/2");
  }

  @Test
  void aNodeThatIsInUseGivesTheShardToAnother() throws Exception {
    assertThat(write()).isZero();
    java("exit 75");
    Files.createFile(folder.resolve("given-back").resolve("n3"));

    assertThat(status(job())).isEqualTo(75);
    assertThat(said()).satisfiesExactly(says("n7", "shard 2", "in use"));
    assertThat(Files.readString(bin.resolve("asked"))).contains("--array=2 ", "--exclude=n3,n7 ");
    assertThat(Files.readString(folder.resolve("jobs"))).isEqualTo("17\n");
    // Whatever is wrong with it, a shard that comes to it later goes on, too.
    java("exit 0");
    assertThat(status(job())).isEqualTo(75);
  }

  @Test
  void aNodeWithoutJavaGivesTheShardToAnotherAndAnotherJarIsRefused() throws Exception {
    assertThat(write()).isZero();
    java("exit 0");
    Files.writeString(bin.resolve("java"), "#!/no/such/shell\n");
    assertThat(status(job())).isEqualTo(75);

    Files.delete(folder.resolve("given-back").resolve("n7"));
    java("exit 0");
    assertThat(status(job())).isZero();
    Files.writeString(jar, "other classes");
    assertThat(status(job())).isEqualTo(2);
    assertThat(said()).satisfiesExactly(says(jar.toString(), "not the jar of the plan"));
  }

  @Test
  void theSignalThatTheTimeIsUpReachesTheRun() throws Exception {
    assertThat(write()).isZero();
    Path started = temporary.resolve("started");
    java("trap 'echo told; exit 143' TERM; touch " + started + "; while :; do sleep 0.05; done");
    Process job = job();
    for (int i = 0; i < 400 && !Files.exists(started); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    job.destroy();

    assertThat(status(job)).isEqualTo(143);
    assertThat(said()).containsExactly("told");
  }
}
