package org.modebench.analysis.findings.comparison;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.results.record.MachineNoise;

/**
 * A circumstance of a recording that may explain a difference.
 *
 * @param title what a person calls it
 * @param ofMachine whether two recordings that differ in it were made on different machines
 * @param tolerance 0, or the share by which it may be another time without being another fact
 */
public record Fact(String title, boolean ofMachine, double tolerance) {
  /** The share by which the other times of one machine differ at most from run to run. */
  private static final double LARGEST_TIMING_DIFFERENCE = 1;

  public static final Fact HOST = new Fact("host", true);
  public static final Fact CORES = new Fact("cores", true);
  public static final Fact CPU = new Fact("CPU", true);
  public static final Fact QUOTA = new Fact("CPU quota", true);
  public static final Fact GOVERNOR = new Fact("CPU governor", true);
  public static final Fact MEMORY = new Fact("memory", true);
  public static final Fact KERNEL = new Fact("kernel", true);
  public static final Fact COMPUTATION =
      new Fact("time of a fixed computation", true, MachineNoise.LARGEST_DIFFERENCE);
  public static final Fact JDK = new Fact("JDK", false);
  public static final Fact VENDOR = new Fact("JDK vendor", false);
  public static final Fact FLAGS = new Fact("JVM flags", false);
  public static final Fact PRESET = new Fact("preset", false);
  public static final Fact FORKS = new Fact("forks", false);
  public static final Fact SETTINGS = new Fact("settings", false);
  public static final Fact MOCK = new Fact("mock API", false);
  public static final Fact COMMIT = new Fact("commit", false);
  public static final Fact CHANGES = new Fact("changes not committed", false);
  public static final Fact DEPENDENCIES = new Fact("dependencies", false);
  public static final Fact JMH = new Fact("JMH", false);

  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) (ns|µs|ms|s)");
  private static final Map<String, Double> SECONDS =
      Map.of("ns", 1e-9, "µs", 1e-6, "ms", 1e-3, "s", 1.0);

  private Fact(String title, boolean ofMachine) {
    this(title, ofMachine, 0);
  }

  /** Whether two of its values differ. */
  public boolean differs(String one, String other) {
    if (one.equals(other)) {
      return false;
    }
    double first = seconds(one);
    double second = seconds(other);
    // What is no time is never within a tolerance.
    return !(Math.max(first, second) <= (1 + tolerance) * Math.min(first, second));
  }

  private static double seconds(String time) {
    Matcher parts = TIME.matcher(time);
    return parts.matches()
        ? Double.parseDouble(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), Double.NaN)
        : Double.NaN;
  }

  /** How fast the machine does something, which depends on the JDK, too. */
  static Fact timeOf(String what) {
    return new Fact(what, false, LARGEST_TIMING_DIFFERENCE);
  }

  /** Whether two recordings that differ in it ran other code for the same work, or may have. */
  boolean touchesCode() {
    return equals(JDK) || equals(VENDOR) || title.startsWith(FLAGS.title);
  }

  /** What else tells a machine from others. */
  static Fact ofMachine(String title) {
    return new Fact(title, true);
  }

  /** What holds for one benchmark of a recording. */
  static Fact settingsOf(String benchmark) {
    return new Fact("settings of " + benchmark, false);
  }

  /** What holds for one benchmark of a recording. */
  static Fact flagsOf(String benchmark) {
    return new Fact("JVM flags of " + benchmark, false);
  }
}
