package org.modebench.analysis.prose;

import java.util.List;
import org.modebench.analysis.findings.servers.ByValue;
import org.modebench.analysis.findings.servers.Study;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What a study, its parameter and the values of that are called in sentences. */
public final class StudyWords {
  private StudyWords() {}

  /** Such as {@code 100 requests, each waiting 100 ms, by concurrency}. */
  public static String subject(Study study) {
    return Names.of(study.rest()) + ", by " + noun(study);
  }

  /** What is compared, as a noun. */
  public static String contestant(Study study) {
    return study.rest().benchmark().equals("Server") ? "server" : "mode";
  }

  /** What the parameter is called in a sentence. */
  public static String noun(Study study) {
    return switch (study.parameter()) {
      case "latencyMillis" -> "wait";
      case "limit" -> "number of steps";
      case "blockingShare" -> "share of blocking requests";
      case "rate" -> "requests sent per second";
      case "pauseMillis" -> "pause";
      case "faults" -> "share of faulty answers";
      default -> study.parameter();
    };
  }

  /** Such as {@code 40 at a time} or {@code a wait of 100 ms}. */
  public static String at(Study study, double value) {
    String number = Quantity.NUMBER.text(value);
    return switch (study.parameter()) {
      case "concurrency" -> number + " at a time";
      case "latencyMillis" -> "a wait of " + number + " ms";
      case "blockingShare" -> number + " % that block";
      case "rate" -> number + " sent per second";
      case "pauseMillis" -> "a pause of " + number + " ms";
      case "faults" -> number + " % faults";
      case "limit" -> Names.grouped(number) + " steps";
      default -> study.parameter() + " " + number;
    };
  }

  /** Such as {@code It depends on the concurrency: at 5 at a time A; from … to … B or C.} */
  public static String of(ByValue choice) {
    String noun = noun(choice.study());
    if (choice.parts().size() == 1) {
      return "Use %s, at every %s.".formatted(names(choice.parts().get(0)), noun);
    }
    return "It depends on the %s: %s."
        .formatted(
            noun,
            String.join(
                "; ", choice.parts().stream().map(part -> of(choice.study(), part)).toList()));
  }

  private static String of(Study study, ByValue.Part part) {
    String from = at(study, part.from());
    String to = at(study, part.to());
    return (from.equals(to) ? "at " + from : "from " + from + " to " + to) + " " + names(part);
  }

  private static String names(ByValue.Part part) {
    return Listing.of(List.copyOf(part.modes()), "or");
  }
}
