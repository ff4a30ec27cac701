package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.documents.PredictionTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.TableLayout;
import org.modebench.analysis.text.ForeignText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Predicts what batches take. */
@Command(
    name = "predict",
    header = "Predict what batches take, and show where they do not.",
    description = {
      "Predicts the time of a batch in every mode from what a call takes alone (SEQUENTIAL) and what"
          + " handing over costs (Baseline in the same run), and shows it beside what was measured.",
      "With an option below, predicts what was not measured, with a range."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class PredictCommand extends RunCommand {
  private static final Domain NUMBER = Domain.whole(1, 100_000_000);
  private static final Domain SMALL_NUMBER = Domain.whole(1, 10_000);

  @Option(names = "--calls", paramLabel = "N", description = "Calls of a batch.")
  private String calls = "";

  @Option(names = "--workers", paramLabel = "N,N", description = "Numbers of workers.")
  private String workers = "";

  @Option(names = "--cores", paramLabel = "N", description = "Cores of another machine like this.")
  private String cores = "";

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "What calls wait for that wait for a known time, in milliseconds.")
  private String latency = "";

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Size of calls that compute, such as the steps of a countdown.")
  private String size = "";

  PredictCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) throws UnusableException {
    List<Integer> counts = new ArrayList<>();
    for (String word : workers.isEmpty() ? new String[0] : workers.split(",", -1)) {
      counts.add(number("--workers", word, SMALL_NUMBER).orElseThrow());
    }
    PredictionTables tables =
        new PredictionTables(
            new PredictionTables.Asked(
                number("--calls", calls, SMALL_NUMBER),
                counts,
                number("--cores", cores, SMALL_NUMBER),
                number("--latency", latency, NUMBER),
                number("--size", size, NUMBER)));
    return layout.render(() -> tables.documents(results), () -> tables.csv(results));
  }

  private static OptionalInt number(String option, String typed, Domain domain)
      throws UnusableException {
    if (typed.isEmpty() && !option.equals("--workers")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Integer.parseInt(
            domain
                .canonical(typed)
                .orElseThrow(
                    () ->
                        new UnusableException(
                            "%s must be %s, but is \"%s\"; correct it."
                                .formatted(
                                    option, domain.describe(), ForeignText.printable(typed))))));
  }
}
