package org.modebench.analysis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.prose.NodeWords;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.analysis.shards.ShardMerge;
import org.modebench.analysis.text.Count;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one run of the shards of a plan. */
@Command(
    name = "merge",
    header = "Make one run of the shards that several machines measured.",
    description =
        "Takes the whole rounds of the attempts in a folder with a plan and its shards, and writes"
            + " them as one run. Of several attempts at a round the last that is VALID counts, else"
            + " the last SUSPECT one. Merging again gives the same file.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every round is there",
      "2:unusable arguments, or a shard that is not of this plan",
      "3:rounds are missing; the others are merged"
    })
final class MergeCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder of the shards; the plan is plan.json in it.")
  private Path folder = Path.of("");

  @Option(
      names = "--plan-file",
      paramLabel = "FILE",
      description = "The plan, where it is not plan.json in the folder.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write the run; a merge of the same plan is replaced.")
  private Path target = Path.of("");

  @Option(
      names = "--mixed-nodes",
      description = "Allow machines with different CPUs or memory; their cores must agree.")
  private boolean mixed;

  MergeCommand(OutputStream out, PrintStream err) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      ShardMerge merge =
          ShardMerge.of(PlanFile.read(plan.orElse(folder.resolve(PlanFile.NAME))), folder, mixed);
      merge.sentences().forEach(err::println);
      if (merge.whole() > 0) {
        merge.write(target);
        NodeWords.speeds(Measurements.of(merge.rows(), merge.record().catalogue()))
            .forEach(out::println);
        out.println(
            "%s of the plan merged into %s."
                .formatted(Count.of(merge.whole(), merge.planned(), "round"), target));
      }
      return merge.whole() == merge.planned() ? ExitStatus.DONE : ExitStatus.GATE;
    } catch (ResultsFileException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (IOException e) {
      err.println(
          "%s cannot be written (%s); give -o a writable file."
              .formatted(target, AtomicFile.why(e)));
      return ExitStatus.UNUSABLE;
    }
  }
}
