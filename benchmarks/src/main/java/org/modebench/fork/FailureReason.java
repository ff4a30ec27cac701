package org.modebench.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.command.Causes;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

/** Why a fork failed, in sentences, out of the wrappers that JMH puts around it. */
public final class FailureReason {
  private static final Pattern EXIT_CODE =
      Pattern.compile("Forked VM failed with exit code (\\d+)");
  private static final int FIRST_SIGNAL = 128;

  /** JMH's own words. */
  private static final String EXITED = "VM prematurely exited before JMH had finished with it";

  private FailureReason() {}

  /**
   * @param lastLines what the fork and JMH printed last
   */
  static String of(Throwable failure, List<String> lastLines) {
    Throwable cause = unwrap(failure);
    String message = describe(cause);
    Matcher exit = EXIT_CODE.matcher(message);
    if (exit.matches()) {
      return died(Integer.parseInt(exit.group(1)), lastLines);
    }
    if (message.contains(EXITED)) {
      return "What is measured ended the JVM of the fork, by System.exit or Runtime.exit; let it return or throw an exception instead.";
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(sentence(message));
    Throwable root = Causes.last(cause);
    if (!message.contains(describe(root))) {
      sentences.add(sentence("Cause: " + describe(root)));
    }
    return String.join(" ", sentences);
  }

  private static String died(int exitCode, List<String> lastLines) {
    String signal =
        exitCode > FIRST_SIGNAL ? " (killed by signal " + (exitCode - FIRST_SIGNAL) + ")" : "";
    List<String> said = new ArrayList<>(between(lastLines, "stdout"));
    // A JVM that does not start tells why on standard output, others on standard error.
    said.addAll(between(lastLines, "stderr"));
    return "The fork ended with exit code "
        + exitCode
        + signal
        + "."
        + (said.isEmpty() ? "" : " It said last: " + sentence(said.get(said.size() - 1)))
        + JvmVariables.ofThisJvm().suspicion();
  }

  private static List<String> between(List<String> lines, String stream) {
    int from = lines.lastIndexOf("<" + stream + " last='20 lines'>");
    int to = lines.lastIndexOf("</" + stream + ">");
    return from < 0 || to < from
        ? List.of()
        : LastWords.causes(String.join("\n", lines.subList(from + 1, to)));
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable inner = failure;
    while (true) {
      Throwable next =
          inner.getSuppressed().length > 0 && inner instanceof BenchmarkException
              ? inner.getSuppressed()[0]
              : isWrapper(inner) ? inner.getCause() : null;
      if (next == null) {
        return inner;
      }
      inner = next;
    }
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof RunnerException
        || failure instanceof ExecutionException
        || failure instanceof java.lang.reflect.InvocationTargetException;
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getName();
    }
    return failure instanceof Error || failure instanceof ClassCastException
        ? failure.getClass().getName() + ": " + message.strip()
        : message.strip();
  }

  /** What an exception says, without line ends and without an end of sentence. */
  public static String oneLine(Throwable failure) {
    String sentence = sentence(describe(failure));
    return sentence.substring(0, sentence.length() - 1);
  }

  private static String sentence(String text) {
    String line = text.replaceAll("\\s*\\R\\s*", " ");
    return line.matches(".*[.!?]") ? line : line + ".";
  }
}
