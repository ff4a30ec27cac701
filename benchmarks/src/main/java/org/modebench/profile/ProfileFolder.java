package org.modebench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Graphs;
import org.modebench.analysis.flames.Heading;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.flames.TaskAlignment;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.text.HtmlText;

/**
 * The folder of flame graphs. Until a run is complete, the stacks of its forks are kept in a hidden
 * folder in it, so that a run that goes on has those of before.
 */
public final class ProfileFolder {
  private static final String PARTS = ".parts-";
  private static final String COLLAPSED = ".collapsed";

  /** A run that was stopped longer ago than this is not expected to go on. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Path folder;
  private final Path parts;
  private final String run;
  private final Optional<String> report;

  /** The whole stacks of what was drawn: a graph leaves out what is too narrow to be seen. */
  private final Map<ProfileName, Graph> drawn = new LinkedHashMap<>();

  private record Graph(Stacks stacks, Provenance provenance) {}

  /**
   * @param run identifier of the run whose graphs are made
   */
  public ProfileFolder(Path folder, String run) {
    this(folder, run, Optional.empty());
  }

  /**
   * @param run identifier of the run whose graphs are made
   * @param report the name of the run's report, which is beside the folder, if there is to be one
   */
  public ProfileFolder(Path folder, String run, Optional<String> report) {
    this.folder = folder;
    this.parts = folder.resolve(PARTS + run);
    this.run = run;
    this.report = report;
  }

  public Path index() {
    return folder.resolve(Graphs.INDEX);
  }

  /** Deletes the parts of runs that were stopped long ago; others may go on. */
  public void forgetOldRuns() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Instant oldest = Instant.now().minus(KEPT);
    for (Path file : files(folder)) {
      if (file.getFileName().toString().startsWith(PARTS)
          && !file.equals(parts)
          && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        ForkRecordings.delete(file);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Keeps the stacks of a fork for the graph of that name. */
  public void add(ProfileName name, Stacks stacks) throws ProfileException {
    try {
      Files.createDirectories(parts);
      Path part = Files.createTempFile(parts, name.stem() + "+", COLLAPSED);
      try {
        Files.writeString(part, stacks.toCollapsed());
      } catch (IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Makes the folder in which the recordings of the run's next fork are kept on request. */
  public Path nextRecordings(ProfileName name) throws ProfileException {
    try {
      Path forks = Files.createDirectories(folder.resolve(name.stem() + "_jfr").resolve(run));
      int fork = 1;
      while (Files.exists(forks.resolve("fork-" + fork))) {
        fork++;
      }
      return Files.createDirectory(forks.resolve("fork-" + fork));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Draws the graphs of the run, and deletes the differences of the graphs that they replace.
   *
   * @param wanted the graphs, and where they come from; how many forks are in them is counted
   * @return those of which there are parts, with the number of their forks
   */
  public Map<ProfileName, Provenance> draw(Map<ProfileName, Provenance> wanted)
      throws ProfileException {
    for (Map.Entry<ProfileName, Provenance> graph : wanted.entrySet()) {
      ProfileName name = graph.getKey();
      Stacks stacks = new Stacks();
      int forks = addParts(name, stacks);
      if (forks > 0) {
        Provenance provenance = graph.getValue().withForks(forks);
        Heading heading = provenance.heading(name, stacks);
        write(name.fileName(), () -> FlameFile.html(stacks, heading));
        drawn.put(name, new Graph(stacks, provenance));
      }
    }
    forgetDifferences();
    Map<ProfileName, Provenance> done = new LinkedHashMap<>();
    drawn.forEach((name, graph) -> done.put(name, graph.provenance()));
    return done;
  }

  /** Adds the parts of a graph; returns their number. */
  private int addParts(ProfileName name, Stacks stacks) throws ProfileException {
    int number = 0;
    try {
      for (Path part : Files.isDirectory(parts) ? files(parts) : List.<Path>of()) {
        if (part.getFileName().toString().startsWith(name.stem() + "+")) {
          stacks.addAll(Stacks.parse(Files.readString(part)));
          number++;
        }
      }
    } catch (IOException e) {
      throw new ProfileException(
          "The profiles of earlier forks in \"%s\" cannot be read (%s)."
              .formatted(folder, AtomicFile.why(e)),
          e);
    }
    return number;
  }

  /** They compare a graph that is not there any more. */
  private void forgetDifferences() throws ProfileException {
    if (drawn.isEmpty()) {
      return;
    }
    try {
      for (Path file : files(folder)) {
        Optional<DifferenceName> name = DifferenceName.parse(file.getFileName().toString());
        if (name.isPresent()
            && (drawn.containsKey(name.get().of()) || drawn.containsKey(name.get().base()))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Draws how two graphs that this run has drawn differ, in both directions, without the mock API,
   * which is the same for both; nothing if one is empty.
   */
  public void drawDifference(ProfileName a, ProfileName b) throws ProfileException {
    Graph first = drawn.get(a);
    Graph second = drawn.get(b);
    if (first == null || second == null) {
      return;
    }
    Stacks ofA = toCompare(first.stacks());
    Stacks ofB = toCompare(second.stacks());
    if (ofA.isEmpty() || ofB.isEmpty()) {
      return;
    }
    List<String> details = new ArrayList<>();
    details.add(Heading.toIndex());
    details.add(HtmlText.escape(first.provenance().source()));
    String doubt = first.provenance().doubt();
    if (doubt.equals(second.provenance().doubt())) {
      addUnlessEmpty(details, "", doubt);
    } else {
      addUnlessEmpty(details, a.place() + ": ", doubt);
      addUnlessEmpty(details, b.place() + ": ", second.provenance().doubt());
    }
    drawDifference(new DifferenceName(b, a), ofB, ofA, details);
    drawDifference(new DifferenceName(a, b), ofA, ofB, details);
  }

  private static Stacks toCompare(Stacks stacks) {
    Stacks without = new Stacks();
    stacks.forEach(
        (frames, value) -> {
          if (!frames.get(0).equals(ProcessKind.MOCK.frame())) {
            without.add(frames, value);
          }
        });
    return TaskAlignment.of(without);
  }

  private static void addUnlessEmpty(List<String> lines, String of, String doubt) {
    if (!doubt.isEmpty()) {
      lines.add(HtmlText.escape(of + doubt));
    }
  }

  private void drawDifference(DifferenceName name, Stacks of, Stacks base, List<String> details)
      throws ProfileException {
    Heading heading =
        Heading.ofDifference(
            name.of().title(),
            name.base().place(),
            details,
            name.otherDirection().fileName(),
            Map.of(Heading.EVENT, name.of().event().optionValue()));
    write(name.fileName(), () -> FlameFile.differenceHtml(of, base, heading));
  }

  /**
   * Writes the page of all graphs in the folder, of this run and of others.
   *
   * @param measured how the lives of worker processes divide in this run's results
   * @return what is not in it, in sentences
   */
  public List<String> writeIndex(Map<ProfileName, LifeShares> measured) throws ProfileException {
    List<IndexedGraph> graphs = new ArrayList<>();
    List<DifferenceName> differences = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      for (Path file : files(folder)) {
        String fileName = file.getFileName().toString();
        DifferenceName.parse(fileName).ifPresent(differences::add);
        Optional<ProfileName> name = ProfileName.parse(fileName);
        if (name.isPresent()) {
          try {
            graphs.add(graph(name.get(), file));
          } catch (IOException e) {
            problems.add(
                "\"%s\" is not a flame graph and is omitted from the index; delete it."
                    .formatted(file));
          }
        }
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    write(Graphs.INDEX, () -> new IndexPage(graphs, measured, differences, report).html());
    return problems;
  }

  private IndexedGraph graph(ProfileName name, Path file) throws IOException {
    Graph whole = drawn.get(name);
    if (whole != null) {
      return IndexedGraph.of(name, whole.provenance(), whole.stacks());
    }
    Map<String, String> facts = FlameFile.facts(file);
    Stacks stacks = Provenance.isOfNothing(facts) ? new Stacks() : FlameFile.read(file);
    return IndexedGraph.of(name, Provenance.of(facts), stacks);
  }

  /** Deletes the parts of the run; not before it is complete. */
  public void forgetParts() throws IOException {
    if (Files.exists(parts)) {
      ForkRecordings.delete(parts);
    }
  }

  /** A page, once it is asked for. */
  @FunctionalInterface
  private interface Page {
    String html() throws IOException;
  }

  private void write(String name, Page page) throws ProfileException {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      AtomicFile.write(file, page.html().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private ProfileException unwritable(Path file, IOException e) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return new ProfileException(
          "\"%s\" must be a folder for flame graphs, but is a file; move it elsewhere."
              .formatted(folder),
          e);
    }
    if (!file.equals(folder) && Files.isDirectory(file)) {
      return new ProfileException(
          "\"%s\" must be a file, but is a folder; move it elsewhere.".formatted(file), e);
    }
    return new ProfileException(
        "\"%s\" cannot be written (%s); check its permissions and the free space on its disk."
            .formatted(file, AtomicFile.why(e)),
        e);
  }
}
