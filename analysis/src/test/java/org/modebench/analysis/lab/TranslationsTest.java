package org.modebench.analysis.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text of the report is there in every language. */
@Tag("any-jdk")
class TranslationsTest {
  private static final Pattern PLACE = Pattern.compile("%\\d\\$s");

  /** Names and symbols that are the same in every language. */
  private static final Set<String> ALIKE = Set.of("environment.java", "at.clients");

  private static Properties texts(String suffix) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream("lab" + suffix + ".properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void hasATranslationOfEveryText(Language language) throws IOException {
    Properties english = texts("");
    Properties other = texts("_" + language.tag());

    assertThat(new TreeSet<>(other.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      String text = english.getProperty(key);
      String translated = other.getProperty(key);
      assertThat(translated).as(key).isNotBlank();
      boolean hasWords = PLACE.matcher(text).replaceAll("").matches(".*\\p{L}.*");
      if (hasWords && !ALIKE.contains(key)) {
        assertThat(translated).as(key).isNotEqualTo(text);
      }
      assertThat(places(text)).as(key).containsAll(places(translated));
    }
  }

  /** A lone percent sign would end the report with an exception. */
  @ParameterizedTest
  @EnumSource
  void canSayEveryText(Language language) throws IOException {
    Words words = Words.in(language);

    for (String key : texts("").stringPropertyNames()) {
      assertThat(words.say(key, 1, 2, 3, 4, 5, 6)).as(key).doesNotContain("$s", "%%", "|", "{");
    }
  }
}
