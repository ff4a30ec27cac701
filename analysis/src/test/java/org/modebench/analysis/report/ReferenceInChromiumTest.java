package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;

/**
 * The report of the reference run in a real browser; skipped where Chromium and its driver are not
 * on the PATH.
 */
@Tag("any-jdk")
class ReferenceInChromiumTest {
  private static final String PAGE = "report.html";

  @TempDir private static Path folder;
  private static Optional<PageBrowser> opened = Optional.empty();

  @BeforeAll
  static void openBrowser() throws Exception {
    opened = Optional.of(PageBrowser.open(folder));
    Results all = ResultsFile.read(Path.of("../results.csv"));
    Files.writeString(folder.resolve(PAGE), Report.of(all.ofRun(all.newestRun())).html());
  }

  @AfterAll
  static void closeBrowser() {
    opened.ifPresent(PageBrowser::close);
  }

  private static PageBrowser shown(int width, int height) {
    PageBrowser browser = opened.orElseThrow();
    browser.show(PAGE, width, height);
    return browser;
  }

  @Test
  void printsOnAtMostEightPages() {
    PageBrowser browser = shown(1280, 800);

    assertThat(browser.printedPages(210, 297)).as("A4").isBetween(2, 8);
    assertThat(browser.printedPages(216, 279)).as("letter").isBetween(2, 8);
  }

  @Test
  void everyWorkloadHasItsSentenceOnTheFirstScreenAndItsModesBesideIt() {
    PageBrowser browser = shown(1280, 800);

    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.answer .headline')]"
                    + ".every(e => e.getBoundingClientRect().bottom < innerHeight);"))
        .isEqualTo(true);
    assertThat(browser.all(".answer")).hasSize(4);
    assertThat(browser.all(".answer .dots ol")).hasSize(4);
  }

  @Test
  void aNarrowScreenHasTheSentenceAndTheDotsWithoutScrollingSideways() {
    PageBrowser browser = shown(400, 900);

    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.answer:first-child :is(.headline, .dots li)')]"
                    + ".every(e => e.getBoundingClientRect().bottom < innerHeight);"))
        .isEqualTo(true);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.dots circle')]"
                    + ".every(e => e.getBoundingClientRect().height > 4);"))
        .isEqualTo(true);
    assertThat(
            browser.run(
                "const page = document.documentElement;"
                    + "return page.scrollWidth <= page.clientWidth"
                    + " && [...document.querySelectorAll('.dots *')]"
                    + ".every(e => e.getBoundingClientRect().right <= innerWidth);"))
        .isEqualTo(true);
  }
}
