package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is distributed says whose work it is, and under which licences. */
@Tag("any-jdk")
class LicencesIT {
  private static final String ANALYSIS = "../analysis/target/analysis.jar";
  private static final String BENCHMARKS = "target/benchmarks.jar";

  private static final String TEXTS = "META-INF/licenses/";
  private static final String OURS = "org/modebench/";

  /** (licence) (licence) name (group:artifact:version - address) */
  private static final Pattern LISTED =
      Pattern.compile("^\\s+((?:\\([^)]+\\) )+).* \\([^:() ]+:([^: ]+):([^: ]+) - \\S+\\)$");

  private static final Pattern LICENCE = Pattern.compile("\\(([^)]+)\\)");

  private record Listed(String artifact, String version, List<String> licences) {}

  @ParameterizedTest
  @ValueSource(strings = {ANALYSIS, BENCHMARKS})
  void oursComesFirst(String path) throws IOException {
    try (JarFile jar = new JarFile(path)) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
      assertThat(text(jar, "META-INF/NOTICE"))
          .contains("the authors of modebench", "Apache Commons CSV", "Apache Batik");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ANALYSIS, BENCHMARKS})
  void everyNamedLicenceHasItsText(String path) throws IOException {
    try (JarFile jar = new JarFile(path)) {
      Set<String> entries = names(jar);
      for (Listed listed : listed(jar)) {
        String own = TEXTS + listed.artifact() + "-" + listed.version() + "-jar/";
        boolean carriesText =
            entries.stream().anyMatch(name -> name.startsWith(own) && name.contains("LICENSE"));
        for (String licence : listed.licences()) {
          assertThat(
                  carriesText
                      || licence.equals("Apache-2.0")
                      || entries.contains(TEXTS + licence + ".txt"))
              .as("%s has the text of %s, the licence of %s", path, licence, listed.artifact())
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ANALYSIS, BENCHMARKS})
  void everyClassBelongsToAListedArtefact(String path) throws IOException {
    Map<String, Path> classPath = new HashMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path file = Path.of(entry);
      classPath.put(String.valueOf(file.getFileName()), file);
    }
    try (JarFile jar = new JarFile(path)) {
      Set<String> orphans =
          names(jar).stream()
              .filter(name -> name.endsWith(".class") && !name.startsWith(OURS))
              .collect(Collectors.toCollection(HashSet::new));
      assertThat(orphans).isNotEmpty();
      for (Listed listed : listed(jar)) {
        String name = listed.artifact() + "-" + listed.version() + ".jar";
        assertThat(classPath).as("jars beside %s", path).containsKey(name);
        Path file = Optional.ofNullable(classPath.get(name)).orElseThrow();
        try (JarFile bundled = new JarFile(file.toFile())) {
          orphans.removeAll(names(bundled));
        }
      }
      assertThat(orphans)
          .as("classes in %s of artefacts that THIRD-PARTY.txt does not list", path)
          .isEmpty();
    }
  }

  private static List<Listed> listed(JarFile jar) throws IOException {
    List<Listed> all = new ArrayList<>();
    for (String line : text(jar, "META-INF/THIRD-PARTY.txt").lines().skip(2).toList()) {
      Matcher matcher = LISTED.matcher(line);
      assertThat(matcher.matches())
          .as("licence, artefact, version and address in: %s", line)
          .isTrue();
      List<String> licences =
          LICENCE.matcher(matcher.group(1)).results().map((MatchResult r) -> r.group(1)).toList();
      all.add(new Listed(matcher.group(2), matcher.group(3), licences));
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private static Set<String> names(JarFile jar) {
    return jar.stream().map(JarEntry::getName).collect(Collectors.toSet());
  }

  private static String text(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertThat(entry).as("%s in %s", name, jar.getName()).isNotNull();
    return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
  }
}
