package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.cli.AnalysisCommands;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.cli.Launcher;
import picocli.CommandLine;

/** A plan that tests measure in parts, on a platform without forks, and merge. */
abstract class ShardedPlan {
  static final String[] CPU = {
    "CpuBound", "-p", "mode=SEQUENTIAL,THREADS", "-p", "workers=1,2", "-f", "4", "--seed", "1"
  };
  static final int FORKS = 12;
  static final int ROWS_OF_FORK = 4;

  @TempDir Path folder;
  final FakePlatform platform = new FakePlatform();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  Path plan;
  Path merged;

  @BeforeEach
  void name() {
    plan = folder.resolve("plan.json");
    merged = folder.resolve("merged.csv");
  }

  private PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }

  final int run(String... words) {
    out.reset();
    err.reset();
    return new Launcher(print(out), print(err), platform).run(words);
  }

  final int plan(String... words) {
    return run(with(words, "--plan", "--plan-file", plan.toString()));
  }

  final int shard(String shard, String... more) {
    platform.millis += 60_000;
    return run(with(more, "--plan-file", plan.toString(), "--shard", shard));
  }

  final int merge(String... more) {
    return analyse("merge", with(more, folder.toString(), "-o", merged.toString()));
  }

  final int analyse(String name, String... words) {
    out.reset();
    err.reset();
    Object command =
        AnalysisCommands.named(AnalysisCommands.all(out, print(err), plan), name).orElseThrow();
    return new CommandRunner(new CommandLine(command), out, print(err)).run(words);
  }

  static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  final void measure(int shards) {
    assertThat(plan(CPU)).isZero();
    for (int shard = 1; shard <= shards; shard++) {
      assertThat(shard(shard + "/" + shards)).isZero();
    }
  }

  final Path attempt(int shard, int of, int attempt) {
    return folder.resolve("shard-" + shard + "-of-" + of).resolve("attempt-" + attempt + ".csv");
  }

  static void edit(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }
}
