package org.modebench.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.modebench.analysis.results.record.MeasuredCode;

/**
 * What the build wrote into the jar.
 *
 * @param version of this program
 * @param commit of its source, short; empty if it was built outside a checkout
 * @param dirty whether the source had changes that were not committed
 * @param dependencies their versions, by name
 */
public record BuildInfo(
    String version, String commit, boolean dirty, Map<String, String> dependencies) {
  private static final String DEPENDENCY = "dependency.";

  public static BuildInfo read() {
    Properties git = properties("git.properties");
    Properties build = properties("build.properties");
    Map<String, String> dependencies = new TreeMap<>();
    for (String name : build.stringPropertyNames()) {
      if (name.startsWith(DEPENDENCY)) {
        dependencies.put(name.substring(DEPENDENCY.length()), build.getProperty(name));
      }
    }
    return new BuildInfo(
        build.getProperty("version", ""),
        git.getProperty("git.commit.id.abbrev", ""),
        Boolean.parseBoolean(git.getProperty("git.dirty", "false")),
        dependencies);
  }

  /** What of this jar measures; unknown if this is no jar. */
  public static MeasuredCode code() {
    CodeSource source = BuildInfo.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar) ? MeasuredCode.of(jar) : MeasuredCode.UNKNOWN;
    } catch (IOException | URISyntaxException e) {
      return MeasuredCode.UNKNOWN;
    }
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException(resource + " cannot be read from the jar.", e);
    }
    return properties;
  }

  /** What {@code --version} prints. */
  public String describe() {
    String from =
        commit.isEmpty() ? "" : " (commit " + commit + (dirty ? ", with changes" : "") + ")";
    return "modebench " + version + from;
  }
}
