package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterDisplayTest {
  private static List<String> letters(int items, String pairs) {
    LetterDisplay display = new LetterDisplay(items);
    for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(" ", -1)) {
      String[] ends = pair.split("-", -1);
      display.separate(Integer.parseInt(ends[0]) - 1, Integer.parseInt(ends[1]) - 1);
    }
    return display.letters();
  }

  /**
   * R 4.2.2 with multcompView 0.1-8: {@code multcompLetters} of a matrix of the pairs; the last is
   * its own example of three.
   */
  @ParameterizedTest
  @CsvSource({
    "4, 1-4, a ab ab b",
    "5, 1-3 1-4 1-5 2-4 2-5 3-5, a ab bc cd d",
    "4, 1-2 3-4, ab cd ac bd",
    "8, 1-7 1-8 2-4 2-5 3-5, abc ad abde bcef cf abcdef def def",
    "12, 1-6 1-7 1-8 1-9 1-10 1-11 1-12 2-6 2-7 2-8 2-9 2-10 2-11 2-12 3-6 3-7 3-8 3-9 3-10 3-11"
        + " 3-12 4-7 4-8 4-9 4-10 4-11 4-12 5-7 5-9 5-10 5-11 5-12 6-11 6-12 7-11 7-12 8-11 8-12"
        + " 9-12 10-11 10-12, a a a ab abc bcd d cd de d ef f",
    "3, 2-3, ab a b"
  })
  void knownAnswers(int items, String pairs, String expected) {
    assertThat(letters(items, pairs)).containsExactly(expected.split(" ", -1));
  }

  @Test
  void nothingAndOneAndAlike() {
    assertThat(letters(0, "")).isEmpty();
    assertThat(letters(1, "")).containsExactly("a");
    assertThat(letters(3, "")).containsExactly("a", "a", "a");
  }

  /** Beyond 52 letters a full stop is put in front. */
  @Test
  void moreItemsThanLetters() {
    LetterDisplay display = new LetterDisplay(54);
    for (int i = 0; i < 54; i++) {
      for (int j = i + 1; j < 54; j++) {
        display.separate(i, j);
      }
    }
    assertThat(display.letters()).startsWith("a", "b").endsWith("Y", "Z", ".a", ".b");
  }

  /** The definition: two items share a letter if and only if no test separates them. */
  @Test
  void sharingALetterMeansNotSeparated() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int items = 2 + random.nextInt(10);
      boolean[][] separated = new boolean[items][items];
      LetterDisplay display = new LetterDisplay(items);
      for (int i = 0; i < items; i++) {
        for (int j = i + 1; j < items; j++) {
          separated[i][j] = random.nextInt(3) == 0;
          if (separated[i][j]) {
            display.separate(i, j);
          }
        }
      }
      List<String> letters = display.letters();
      for (int i = 0; i < items; i++) {
        for (int j = i + 1; j < items; j++) {
          String other = letters.get(j);
          boolean shared = letters.get(i).chars().anyMatch(c -> other.indexOf(c) >= 0);
          assertThat(shared).isEqualTo(!separated[i][j]);
        }
      }
    }
  }
}
