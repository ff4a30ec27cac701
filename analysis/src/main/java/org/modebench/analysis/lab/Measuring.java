package org.modebench.analysis.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workloads;

/**
 * The command that measures tasks.
 *
 * @param output the results file; empty for the default
 */
public record Measuring(Optional<Path> output) {
  /** The parameter of the command line that names experiments. */
  public static final String EXPERIMENT = "experiment";

  /** One command for all of them. */
  String command(List<BatchTask> batches, List<ServerTask> servers) {
    Set<String> benchmarks = new LinkedHashSet<>();
    Set<String> modes = new LinkedHashSet<>();
    for (BatchTask task : batches) {
      benchmarks.add((task.computing() ? Workloads.CPU_BOUND : Workloads.IO_BOUND).name());
      modes.add(task.mode());
    }
    List<String> words = new ArrayList<>(benchmarks);
    if (!servers.isEmpty()) {
      words.add(Workloads.SERVER.name());
    }
    if (!modes.isEmpty()) {
      words.add("-p " + Modes.AXIS.name() + "=" + String.join(",", modes));
    }
    if (!servers.isEmpty()) {
      words.add("-p " + EXPERIMENT + "=" + String.join(",", experiments(servers)));
    }
    return command(words);
  }

  /** One command of these words. */
  public String command(List<String> words) {
    String file = output.map(to -> " --output " + quoted(to.toString())).orElse("");
    return "java -jar benchmarks/target/benchmarks.jar " + String.join(" ", words) + file;
  }

  private static String quoted(String file) {
    return file.matches("[\\p{L}\\p{N}_./-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
  }

  private static Set<String> experiments(List<ServerTask> tasks) {
    Set<String> byClients = new LinkedHashSet<>();
    Set<String> byWait = new LinkedHashSet<>();
    for (ServerTask task : tasks) {
      (task.equals(ServerTask.BY_WAIT) ? byWait : byClients).addAll(task.servers());
    }
    Set<String> experiments = new LinkedHashSet<>();
    if (!byClients.isEmpty()) {
      experiments.add(smallest(Parameters.CONCURRENCY, byClients));
    }
    if (!byWait.isEmpty()) {
      experiments.add(smallest(Parameters.LATENCY_MILLIS, byWait));
    }
    return experiments;
  }

  /** The experiment with the fewest servers that has all of these over the parameter. */
  private static String smallest(Parameter parameter, Set<String> servers) {
    return Workloads.SERVER.experiments().stream()
        .filter(each -> values(each, parameter.name()).size() > 1)
        .filter(each -> values(each, Servers.AXIS.name()).containsAll(servers))
        .min(Comparator.comparingInt(each -> values(each, Servers.AXIS.name()).size()))
        .map(Experiment::name)
        .orElseThrow();
  }

  private static List<String> values(Experiment experiment, String parameter) {
    return experiment.values().getOrDefault(parameter, List.of());
  }
}
