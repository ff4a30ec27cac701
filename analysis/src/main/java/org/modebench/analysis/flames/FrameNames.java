package org.modebench.analysis.flames;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of frames without what changes from one JVM to the next: numbers of lambdas, addresses of
 * hidden classes, numbers of threads, the stubs that JMH generates for each method, folders of
 * native libraries.
 */
public final class FrameNames {
  private record Rule(Pattern pattern, String replacement) {
    Rule(String regex, String replacement) {
      this(Pattern.compile(regex), replacement);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // Java 17: Owner$$Lambda$14/0x0000000800c03000; 21 and newer: Owner$$Lambda/0x….
          new Rule("\\$\\$Lambda(?:\\$\\d+)?(?:[/+.]0x[0-9a-fA-F]+)?(?:/\\d+)?", "\\$\\$Lambda"),
          // Every other hidden class: LambdaForm$MH/0x0000000800c01400, or with a number after it.
          new Rule("[/+.]0x[0-9a-fA-F]+(?:/\\d+)?", ""),
          new Rule("LambdaForm\\$([A-Za-z]+)\\$?\\d+", "LambdaForm\\$$1"),
          new Rule("(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+", "$1"),
          new Rule("(\\$Proxy)\\d+", "$1"),
          new Rule("^.*/jmh_generated/[^.]*_jmhTest\\.(?:.*_)?(?:jmhStub|[A-Za-z]+)", "jmh.stub"),
          // Code without symbols has the path of its library.
          new Rule("^/.*/(?=[^/]+$)", ""),
          new Rule("\\.(?:isra|part|constprop|cold|lto_priv)(?:\\.\\d+)*", ""));

  /**
   * Frames between a native method and what it does, that only some JVMs have: its function of the
   * Java Native Interface, which only compiled code calls by a frame of its own, and the profiler's
   * own for locks. The frame of the Java method is there in any case.
   */
  private static final Pattern NATIVE_STUB =
      Pattern.compile("Java(?:Critical)?_\\w+|LockTracer::\\w+");

  private static final Pattern THREAD = Pattern.compile("\\[(.*?)(?: ?tid=\\d+)?]");
  private static final Pattern NUMBER = Pattern.compile("@.*|[-_ #]+\\d+|\\d{5,}|\\d+$");

  private FrameNames() {}

  /** The name that the same frame has in every JVM. */
  public static String normal(String frame) {
    if (THREAD.matcher(frame).matches()) {
      return thread(frame);
    }
    String name = frame;
    for (Rule rule : RULES) {
      name = rule.pattern.matcher(name).replaceAll(rule.replacement);
    }
    return name;
  }

  /** Stacks with the names and the frames that the same code has in every JVM. */
  static Stacks normal(Stacks stacks) {
    Stacks normal = new Stacks();
    stacks.forEach(
        (frames, value) -> {
          List<String> kept =
              frames.stream().filter(frame -> !NATIVE_STUB.matcher(frame).matches()).toList();
          normal.add(
              (kept.isEmpty() ? frames : kept).stream().map(FrameNames::normal).toList(), value);
        });
    return normal;
  }

  /** {@code [pool-thread]} for {@code [pool-1-thread-3 tid=4711]}. */
  private static String thread(String frame) {
    String name = THREAD.matcher(frame).replaceFirst("$1");
    return '[' + NUMBER.matcher(name).replaceAll("").strip() + ']';
  }
}
