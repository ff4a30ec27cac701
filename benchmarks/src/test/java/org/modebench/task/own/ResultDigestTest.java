package org.modebench.task.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultDigestTest {

  @SuppressWarnings("ArrayRecordComponent") // users may have such
  private record Pair(String name, double[] values) {}

  static Stream<Arguments> equalContents() {
    return Stream.of(
        Arguments.of(12, 12L),
        Arguments.of(CharBuffer.wrap("text"), "text"),
        Arguments.of(new BigDecimal("1.50"), new BigDecimal("1.50")),
        Arguments.of(new byte[] {1, 2}, new byte[] {1, 2}),
        Arguments.of(new char[] {'a'}, new char[] {'a'}),
        Arguments.of(new String[][] {{"a"}, {}}, new String[][] {{"a"}, {}}),
        Arguments.of(new ArrayList<>(List.of(1, 2)), Arrays.asList(1, 2)),
        Arguments.of(new ArrayDeque<>(List.of(1, 2)), List.of(1, 2)),
        Arguments.of(Set.of("a", "b", "c"), new LinkedHashSet<>(List.of("c", "b", "a"))),
        Arguments.of(new TreeMap<>(Map.of("a", 1, "b", 2)), reversed()),
        Arguments.of(new Pair("x", new double[] {0.5}), new Pair("x", new double[] {0.5})),
        Arguments.of(Optional.of(List.of(1)), Optional.of(List.of(1))),
        Arguments.of(OptionalInt.of(1), OptionalInt.of(1)),
        Arguments.of(LocalDate.of(2000, 1, 2), LocalDate.parse("2000-01-02")),
        Arguments.of(TimeUnit.DAYS, TimeUnit.DAYS));
  }

  private static Map<String, Integer> reversed() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 2);
    map.put("a", 1);
    return map;
  }

  @ParameterizedTest
  @MethodSource("equalContents")
  void equalContentsHaveOneDigest(Object one, Object other) throws Exception {
    assertThat(ResultDigest.of(one)).isEqualTo(ResultDigest.of(other));
  }

  static Stream<Arguments> otherContents() {
    return Stream.of(
        Arguments.of(1, 2),
        Arguments.of(1, 1.0),
        Arguments.of(0.1 + 0.2, 0.3),
        Arguments.of("Aa", "BB"),
        Arguments.of("a", 'a'),
        Arguments.of(null, 0),
        Arguments.of(List.of(), null),
        Arguments.of(List.of(1, 2), List.of(2, 1)),
        Arguments.of(List.of(List.of(1), List.of()), List.of(List.of(), List.of(1))),
        Arguments.of(new int[] {1, 0}, new int[] {1}),
        Arguments.of(Set.of("a", "b"), Set.of("a", "c")),
        Arguments.of(Map.of("a", "b"), Map.of("b", "a")),
        Arguments.of(Optional.empty(), Optional.of(0)),
        Arguments.of(new Pair("x", new double[] {0.5}), new Pair("x", new double[] {0.25})),
        Arguments.of(true, false),
        Arguments.of(TimeUnit.DAYS, TimeUnit.HOURS));
  }

  @ParameterizedTest
  @MethodSource("otherContents")
  void otherContentsHaveOthers(@Nullable Object one, @Nullable Object other) throws Exception {
    assertThat(ResultDigest.of(one)).isNotEqualTo(ResultDigest.of(other));
  }

  static Stream<Object> unseen() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    return Stream.of(
        new Object(), new Thread(), List.of(1, new Object()), Optional.of(new Object()), itself);
  }

  @ParameterizedTest
  @MethodSource("unseen")
  void whatHasNoContentToSeeIsRefusedWithAWayOut(Object result) {
    assertThatThrownBy(() -> ResultDigest.of(result))
        .isInstanceOf(OwnCallException.class)
        .hasMessageContaining("--unchecked");
  }

  @Test
  void textsForPeopleAreShort() {
    assertThat(ResultText.of(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(ResultText.of(List.of("a\nb", 1))).isEqualTo("[\"a b\", 1]");
    assertThat(ResultText.of("x".repeat(10_000))).hasSizeLessThan(100);
    assertThat(ResultText.of(new long[1_000_000])).hasSizeLessThan(100).startsWith("[0, 0, ");
    assertThat(ResultText.of(null)).isEqualTo("null");
  }
}
