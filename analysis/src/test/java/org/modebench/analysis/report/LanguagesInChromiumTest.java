package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.lab.LabReport;
import org.modebench.analysis.lab.LabSheet;
import org.modebench.analysis.lab.Language;
import org.modebench.analysis.lab.lecture.Lecture;
import org.modebench.analysis.lab.lecture.LectureReport;
import org.modebench.analysis.results.Results;
import org.openqa.selenium.WebElement;

/**
 * The student's pages in a real browser, in every language; skipped where Chromium and its driver
 * are not on the PATH.
 */
@Tag("any-jdk")
class LanguagesInChromiumTest {
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  @TempDir private static Path folder;
  private static Optional<PageBrowser> opened = Optional.empty();

  @BeforeAll
  static void openBrowser() throws IOException {
    opened = Optional.of(PageBrowser.open(folder));
    Results results =
        Results.of(
            Run.computing()
                .cell("SEQUENTIAL", 1, 0.050, 0.001)
                .cell("THREADS", 10, 0.026, 0.001)
                .and(Run.waiting().cell("SEQUENTIAL", 1, 1, 0.001).cell("THREADS", 10, 0.1, 0.001))
                .and(ServerRows.lab(5))
                .rows());
    for (Language language : Language.values()) {
      LabSheet sheet = new LabSheet(language, "", "", List.of(), Optional.empty());
      write("lab", language, LabReport.of(results, List.of(), sheet).html());
      write("lecture", language, LectureReport.of(Lecture.WEB, results, List.of(), sheet).html());
    }
  }

  private static void write(String name, Language language, String page) throws IOException {
    Files.writeString(folder.resolve(file(name, language)), page);
  }

  private static String file(String name, Language language) {
    return name + "-" + language.tag() + ".html";
  }

  @AfterAll
  static void closeBrowser() {
    opened.ifPresent(PageBrowser::close);
  }

  private static Properties texts(Language language) throws IOException {
    String name =
        language == Language.EN ? "lab.properties" : "lab_" + language.tag() + ".properties";
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(LabReport.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource
  void theLabIsInItsLanguage(Language language) throws IOException {
    check("lab", language, "page.title");
  }

  @ParameterizedTest
  @EnumSource
  void aLectureIsInItsLanguage(Language language) throws IOException {
    check("lecture", language, "lecture.web.title");
  }

  private static void check(String name, Language language, String title) throws IOException {
    PageBrowser browser = opened.orElseThrow();
    browser.complaints();
    browser.show(file(name, language), 1280, 800);
    Properties texts = texts(language);

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.run("return document.documentElement.lang;")).isEqualTo(language.tag());
    assertThat(browser.driver().getTitle()).isEqualTo(texts.getProperty(title));
    String page = browser.first("body").getText();
    assertThat(page.length()).isGreaterThan(2_000);
    // The key of a text, or the place in it that was to be filled.
    for (String key : texts.stringPropertyNames()) {
      if (!key.contains(".")) {
        // A word as others.
        continue;
      }
      assertThat(page).doesNotContainPattern("(?<![\\w.-])" + Pattern.quote(key) + "(?![\\w.-])");
    }
    assertThat(page).doesNotContainPattern("%\\d\\$s|%s");
    List<String> headings = browser.all("h1, h2, .copy").stream().map(WebElement::getText).toList();
    assertThat(headings).hasSizeGreaterThan(10);
    if (language == Language.RU) {
      assertThat(headings).allMatch(heading -> CYRILLIC.matcher(heading).find());
    } else {
      assertThat(page).doesNotContainPattern(CYRILLIC);
    }
  }
}
