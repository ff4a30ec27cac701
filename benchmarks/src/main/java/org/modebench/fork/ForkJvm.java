package org.modebench.fork;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.command.Causes;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Optional;
import org.openjdk.jmh.util.Utils;

/**
 * The Java that the forks run on.
 *
 * @param launcher its java program
 * @param feature its feature release, such as 17
 * @param version its {@code java.version}
 * @param vendor its {@code java.vendor}
 * @param vm its {@code java.vm.name}
 * @param flags in force: those it was given, and those that it derived from the machine
 */
public record ForkJvm(
    String launcher, int feature, String version, String vendor, String vm, List<String> flags) {
  private static final Pattern PROPERTY = Pattern.compile("\\s*(java\\.[a-z.]+) = (.*)");

  private static final Pattern RELEASE = Pattern.compile("\\d{1,3}");

  private static final String FOR_THE_QUESTION = "-XX:+PrintCommandLineFlags";

  /**
   * Starts the JVM that the options name once, with its arguments, and asks it what it is.
   *
   * @throws UsageException if it does not start
   */
  public static ForkJvm of(CommandLineOptions options) throws UsageException {
    List<String> arguments = new ArrayList<>();
    addTo(arguments, options.getJvmArgsPrepend());
    addTo(arguments, options.getJvmArgs());
    addTo(arguments, options.getJvmArgsAppend());
    return ask(launcher(options.getJvm().orElse(Utils.getCurrentJvm())), arguments);
  }

  /** A number of up to three digits is a feature release, anything else a path. */
  private static String launcher(String asked) throws UsageException {
    if (!RELEASE.matcher(asked).matches()) {
      return asked;
    }
    int feature = Integer.parseInt(asked);
    if (feature == Runtime.version().feature()) {
      return Utils.getCurrentJvm();
    }
    return InstalledJava.of(feature)
        .map(java -> java.launcher().toString())
        .orElseThrow(
            () ->
                new UsageException(
                    "-jvm asks for Java %d, which is not installed beside this Java, nor where SDKMAN!, IntelliJ IDEA and macOS put it; give the path of its launcher."
                        .formatted(feature)));
  }

  private static void addTo(List<String> arguments, Optional<Collection<String>> more) {
    if (more.hasValue()) {
      arguments.addAll(more.get());
    }
  }

  /** The JVM that this code runs on. */
  public static ForkJvm current() {
    return new ForkJvm(
        Utils.getCurrentJvm(),
        Runtime.version().feature(),
        System.getProperty("java.version", ""),
        System.getProperty("java.vendor", ""),
        System.getProperty("java.vm.name", ""),
        List.of());
  }

  private static ForkJvm ask(String launcher, List<String> arguments) throws UsageException {
    List<String> command = new ArrayList<>();
    command.add(launcher);
    command.addAll(arguments);
    command.add(FOR_THE_QUESTION);
    command.add("-XshowSettings:properties");
    command.add("-version");
    String output;
    int exit;
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      exit = process.waitFor();
    } catch (IOException e) {
      throw new UsageException(
          "\"%s\" cannot be started (%s); mend that, or give the path of a java launcher with -jvm."
              .formatted(launcher, Causes.ofStart(e).orElseGet(() -> AtomicFile.why(e))),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("Interrupted while \"%s\" started.".formatted(launcher), e);
    }
    Map<String, String> properties = new TreeMap<>();
    List<String> flags = List.of();
    for (String line : output.lines().toList()) {
      if (line.startsWith("-XX:")) {
        flags = List.of(line.replace(FOR_THE_QUESTION, "").strip().split(" +"));
      }
      Matcher property = PROPERTY.matcher(line);
      if (property.matches()) {
        properties.put(property.group(1), property.group(2));
      }
    }
    String version = properties.getOrDefault("java.version", "");
    String suspicion = JvmVariables.ofThisJvm().suspicion();
    if (exit != 0 && version.isEmpty() && !(arguments.isEmpty() && suspicion.isEmpty())) {
      throw new UsageException(
          "\"%s\" does not start with the arguments \"%s\" (%s)%s; correct them."
              .formatted(
                  launcher,
                  String.join(" ", arguments),
                  LastWords.causes(output).stream().findFirst().orElse("exit code " + exit),
                  suspicion));
    }
    if (exit != 0 || version.isEmpty()) {
      throw new UsageException(
          "-jvm must be the path of a java launcher, but \"%s\" is not one; give the path of one."
              .formatted(launcher));
    }
    return new ForkJvm(
        isCurrent(launcher) ? Utils.getCurrentJvm() : launcher,
        feature(properties.getOrDefault("java.specification.version", "")),
        version,
        properties.getOrDefault("java.vendor", ""),
        properties.getOrDefault("java.vm.name", ""),
        flags);
  }

  /** By another name, JMH would ask the current JVM for its properties twice before each fork. */
  private static boolean isCurrent(String launcher) {
    try {
      return Path.of(launcher).toRealPath().equals(Path.of(Utils.getCurrentJvm()).toRealPath());
    } catch (IOException | InvalidPathException notAPath) {
      return false;
    }
  }

  private static int feature(String specification) {
    try {
      return Integer.parseInt(specification);
    } catch (NumberFormatException olderThanNine) {
      return 8;
    }
  }
}
