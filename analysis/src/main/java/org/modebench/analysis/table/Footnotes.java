package org.modebench.analysis.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.text.Count;

/** The footnotes of a sheet: each sentence once, numbered from 1, and no more than one can read. */
final class Footnotes {
  private static final int MOST_OF_AN_ENTRY = 5;
  private static final int MOST = 50;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** A mark for each of the entry's footnotes; of many, the last mark counts the others. */
  Sheet.Cell mark(Entry entry) {
    List<String> sentences = entry.footnotes();
    List<Integer> marks = new ArrayList<>();
    for (String sentence : sentences.subList(0, Math.min(sentences.size(), MOST_OF_AN_ENTRY))) {
      marks.add(number(sentence));
    }
    int others = sentences.size() - marks.size();
    if (others > 0) {
      marks.add(number(Count.of(others, "more reason")));
    }
    return new Sheet.Cell(entry.text(), marks.stream().distinct().toList());
  }

  private int number(String sentence) {
    Integer known = numbers.get(sentence);
    if (known != null) {
      return known;
    }
    if (numbers.size() >= MOST) {
      return numbers.computeIfAbsent("more reasons, which are in the results file", s -> MOST + 1);
    }
    numbers.put(sentence, numbers.size() + 1);
    return numbers.size();
  }

  /** The sentences in the order of their numbers. */
  List<String> sentences() {
    return List.copyOf(numbers.keySet());
  }
}
