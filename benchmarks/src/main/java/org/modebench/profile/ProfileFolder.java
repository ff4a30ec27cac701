package org.modebench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.modebench.analysis.files.AtomicFile;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Heading;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.flames.TaskAlignment;

/**
 * The folder of flame graphs. Until a run is complete, the stacks of its forks are kept in a hidden
 * folder in it, so that a run that goes on has those of before.
 */
public final class ProfileFolder {
  private static final String PARTS = ".parts-";
  private static final String COLLAPSED = ".collapsed";
  private static final String INDEX = "index.html";

  private final Path folder;
  private final Path parts;
  private final String run;

  /** The whole stacks of what was drawn: a graph leaves out what is too narrow to be seen. */
  private final Map<ProfileName, Stacks> drawn = new LinkedHashMap<>();

  /**
   * @param run identifier of the run whose graphs are made
   */
  public ProfileFolder(Path folder, String run) {
    this.folder = folder;
    this.parts = folder.resolve(PARTS + run);
    this.run = run;
  }

  public Path index() {
    return folder.resolve(INDEX);
  }

  /** Deletes the parts of runs that did not come to their end. */
  public void forgetOtherRuns() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().startsWith(PARTS) && !file.equals(parts)) {
          ForkRecordings.delete(file);
        }
      }
    }
  }

  /** Keeps the stacks of a fork for the graph of that name. */
  public void add(ProfileName name, Stacks stacks) throws IOException {
    Files.createDirectories(parts);
    Path part = Files.createTempFile(parts, name.stem() + "+", COLLAPSED);
    try {
      Files.writeString(part, stacks.toCollapsed());
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  /** Makes the folder in which the recordings of the run's next fork are kept on request. */
  public Path nextRecordings(ProfileName name) throws IOException {
    Path forks = Files.createDirectories(folder.resolve(name.stem() + "_jfr").resolve(run));
    int fork = 1;
    while (Files.exists(forks.resolve("fork-" + fork))) {
      fork++;
    }
    return Files.createDirectory(forks.resolve("fork-" + fork));
  }

  /**
   * Draws the graphs of the run.
   *
   * @return their names
   */
  public List<ProfileName> draw() throws IOException {
    Map<String, Stacks> byName = new TreeMap<>();
    if (Files.isDirectory(parts)) {
      try (Stream<Path> files = Files.list(parts)) {
        for (Path part : (Iterable<Path>) files::iterator) {
          String file = part.getFileName().toString();
          String stem = file.substring(0, file.lastIndexOf('+'));
          byName
              .computeIfAbsent(stem, s -> new Stacks())
              .addAll(Stacks.parse(Files.readString(part)));
        }
      }
    }
    for (Map.Entry<String, Stacks> graph : byName.entrySet()) {
      Optional<ProfileName> name = ProfileName.parse(graph.getKey() + ".html");
      if (name.isPresent() && !graph.getValue().isEmpty()) {
        write(
            name.get().fileName(),
            FlameFile.html(graph.getValue(), Heading.of(name.get().title())));
        drawn.put(name.get(), graph.getValue());
      }
    }
    return List.copyOf(drawn.keySet());
  }

  /** Draws how two graphs differ, in both directions. */
  public void drawDifference(ProfileName a, ProfileName b) throws IOException {
    Stacks ofA = TaskAlignment.of(stacks(a));
    Stacks ofB = TaskAlignment.of(stacks(b));
    drawDifference(new DifferenceName(b, a), ofB, ofA);
    drawDifference(new DifferenceName(a, b), ofA, ofB);
  }

  /** The stacks of a graph of this run or of another. */
  private Stacks stacks(ProfileName name) throws IOException {
    Stacks whole = drawn.get(name);
    return whole == null ? FlameFile.read(folder.resolve(name.fileName())) : whole;
  }

  private void drawDifference(DifferenceName name, Stacks of, Stacks base) throws IOException {
    Heading heading =
        Heading.ofDifference(
            name.of().title(),
            name.base().place(),
            List.of(),
            name.otherDirection().fileName(),
            Map.of());
    write(name.fileName(), FlameFile.differenceHtml(of, base, heading));
  }

  /**
   * Writes the page of all graphs in the folder, of this run and of others.
   *
   * @param measured how the lives of worker processes divide in this run's results
   */
  public void writeIndex(Map<ProfileName, LifeShares> measured) throws IOException {
    Map<ProfileName, Shares> graphs = new HashMap<>();
    Map<ProfileName, LifeShares> lives = new HashMap<>();
    List<DifferenceName> differences = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String fileName = file.getFileName().toString();
        Optional<ProfileName> name = ProfileName.parse(fileName);
        if (name.isPresent()) {
          ProfileEvent event = name.get().event();
          boolean wall = event == ProfileEvent.WALL;
          Stacks stacks = stacks(name.get());
          graphs.put(name.get(), Shares.of(stacks, wall));
          if (wall || event == ProfileEvent.CPU) {
            LifeShares.of(stacks, wall).ifPresent(of -> lives.put(name.get(), of));
          }
        }
        DifferenceName.parse(fileName).ifPresent(differences::add);
      }
    }
    write(INDEX, new IndexPage(graphs, lives, measured, differences).html());
  }

  /** Deletes the parts of the run; not before it is complete. */
  public void forgetParts() throws IOException {
    if (Files.exists(parts)) {
      ForkRecordings.delete(parts);
    }
  }

  private void write(String name, String page) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve(name), page.getBytes(StandardCharsets.UTF_8));
  }
}
