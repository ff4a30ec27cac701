package org.modebench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;

/** Only the catalogue knows modes, servers, workloads, metrics and parameters by their names. */
@Tag("any-jdk")
class LiteralsTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");

  /** Literals that name something else: file, then the literal. */
  private static final Set<String> OTHER_MEANINGS =
      Set.of(
          // Keys of JMH's own JSON, and the title of its column.
          "JmhResult.java mode",
          "JmhResult.java threads",
          "Recording.java threads",
          // A subject of a lecture.
          "WebSubjects.java proxy",
          // An attribute of JUnit's XML.
          "GateTests.java failures",
          // How many times as fast as one worker.
          "ScalingTables.java speed",
          // The record's key for the model of the processor.
          "MachineFacts.java cpu",
          // The record's key for the kernel of the operating system.
          "MachineFacts.java kernel",
          "EnvironmentList.java kernel",
          "Fact.java kernel",
          // async-profiler's event.
          "ProfileName.java cpu",
          "Heading.java lock",
          // An option of JMH.
          "JmhParser.java gc",
          // The unit of a metric.
          "Row.java unit",
          "RecordedWorkload.java unit",
          "ComparisonTables.java unit",
          "HistoryTables.java unit",
          // The record's key for the order of the forks.
          "RunRecord.java order",
          "OwnOptions.java order",
          // The folder with the threads of a process in /proc.
          "ProcessStatus.java task",
          // A command, and a value of --profile.
          "ServerCommand.java server",
          "OwnOptions.java server",
          // Names in URLs: a process for each request and the mock load no class for them.
          "HelloRequest.java latencyMillis",
          "HelloRequest.java pauseMillis",
          "DelayQuery.java latencyMillis",
          "DelayQuery.java delay");

  @Test
  void noLiteralOutsideOfTheCatalogueIsANameInIt() throws IOException {
    Set<String> names = new TreeSet<>(Modes.AXIS.names());
    names.addAll(Servers.AXIS.names());
    Workloads.all().stream().map(Workload::name).forEach(names::add);
    names.addAll(Metrics.all().keySet());
    Set<String> parameters = new TreeSet<>();
    Parameters.all().stream().map(Parameter::name).forEach(parameters::add);
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      Matcher literal = LITERAL.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
      boolean jmhClass = file.toString().contains("/org/modebench/benchmark/");
      while (literal.find()) {
        String text = literal.group(1);
        if (names.contains(text) || (parameters.contains(text) && !jmhClass)) {
          found.add(file.getFileName() + " " + text);
        }
      }
    }
    assertThat(found).containsOnlyOnceElementsOf(OTHER_MEANINGS).hasSameSizeAs(OTHER_MEANINGS);
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String module : List.of("../analysis", ".")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().contains("/catalogue/"))
            .forEach(all::add);
      }
    }
    assertThat(all).hasSizeGreaterThan(400);
    return all;
  }
}
