package org.modebench.analysis.prose;

import java.util.List;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.findings.servers.ByValue;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/** What a study, its parameter and the values of that are called in sentences. */
public final class StudyWords {
  private StudyWords() {}

  /** Such as {@code 100 requests, each waiting 100 ms, by concurrency}. */
  public static String subject(ParameterStudy study) {
    return Names.of(study.rest()) + ", by " + noun(study);
  }

  /** What is compared, as a noun. */
  public static String contestant(ParameterStudy study) {
    return study.rest().entry().axis().noun();
  }

  /** What the parameter is called in a sentence. */
  public static String noun(ParameterStudy study) {
    return ForeignText.printable(study.parameter().noun());
  }

  /** Such as {@code concurrency 40} or {@code a latency of 100 ms}. */
  public static String at(ParameterStudy study, double value) {
    if (value == 0 && study.parameter().equals(Parameters.BLOCKING_MILLIS)) {
      // On the command line 0 is as long as the wait, which is no value of a study.
      return "no blocking call";
    }
    return ForeignText.printable(study.parameter().at(Names.grouped(Quantity.NUMBER.text(value))));
  }

  /** What is said where no mode was measured at every value. */
  public static String unmeasured(ParameterStudy study) {
    return "No answer: nothing was measured without failure at every " + noun(study) + ".";
  }

  /** Such as {@code It depends on the concurrency: at concurrency 5 A; from … to … B or C.} */
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

  private static String of(ParameterStudy study, ByValue.Part part) {
    String from = at(study, part.from());
    String to = at(study, part.to());
    return (from.equals(to) ? "at " + from : "from " + from + " to " + to) + " " + names(part);
  }

  private static String names(ByValue.Part part) {
    return Listing.of(List.copyOf(part.modes()), "or");
  }
}
