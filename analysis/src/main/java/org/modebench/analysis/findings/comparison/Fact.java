package org.modebench.analysis.findings.comparison;

/**
 * A circumstance of a recording that may explain a difference.
 *
 * @param title what a person calls it
 * @param ofMachine whether two recordings that differ in it were made on different machines
 */
public record Fact(String title, boolean ofMachine) {
  public static final Fact HOST = new Fact("host", true);
  public static final Fact CORES = new Fact("cores", true);
  public static final Fact CPU = new Fact("CPU", true);
  public static final Fact QUOTA = new Fact("CPU quota", true);
  public static final Fact GOVERNOR = new Fact("CPU governor", true);
  public static final Fact MEMORY = new Fact("memory", true);
  public static final Fact KERNEL = new Fact("kernel", true);
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
