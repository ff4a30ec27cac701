package org.modebench.analysis.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sentences that differ in their numbers alone, told as one. */
public final class Alike {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?![\\w.])");
  private static final String BETWEEN_PARTS = "; ";

  private Alike() {}

  /**
   * The parts of the sentences, which semicolons separate, each kind once: with a range where its
   * numbers differ, such as {@code 11 to 46 %}.
   */
  public static List<String> merged(List<String> sentences) {
    Map<List<String>, List<List<String>>> numbers = new LinkedHashMap<>();
    for (String sentence : sentences) {
      for (String part : sentence.split(BETWEEN_PARTS, -1)) {
        numbers
            .computeIfAbsent(List.of(NUMBER.split(part, -1)), kind -> new ArrayList<>())
            .add(NUMBER.matcher(part).results().map(MatchResult::group).toList());
      }
    }
    List<String> merged = new ArrayList<>();
    numbers.forEach((words, ofParts) -> merged.add(filled(words, ofParts)));
    return List.copyOf(merged);
  }

  /** The words with the range of the numbers in each gap between two of them. */
  private static String filled(List<String> words, List<List<String>> ofParts) {
    StringBuilder filled = new StringBuilder(words.get(0));
    for (int i = 1; i < words.size(); i++) {
      int gap = i - 1;
      filled.append(range(ofParts.stream().map(numbers -> numbers.get(gap)).toList()));
      filled.append(words.get(i));
    }
    return filled.toString();
  }

  private static String range(List<String> numbers) {
    Comparator<String> bySize = Comparator.comparingDouble(Double::parseDouble);
    String least = numbers.stream().min(bySize).orElseThrow();
    String most = numbers.stream().max(bySize).orElseThrow();
    return bySize.compare(least, most) == 0 ? least : least + " to " + most;
  }
}
