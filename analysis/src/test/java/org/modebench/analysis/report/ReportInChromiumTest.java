package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.comparison.RunRecording;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.findings.history.HistoryRun;
import org.modebench.analysis.lab.LabReport;
import org.modebench.analysis.lab.LabSheet;
import org.modebench.analysis.lab.Language;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Criteria;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser; skipped where Chromium and its driver are not on the PATH. */
@Tag("any-jdk")
class ReportInChromiumTest {
  private static final Run RUN =
      Run.computing()
          .cell("SEQUENTIAL", 1, 0.050, 0.01)
          .cell("THREADS", 1, 0.050, 0.01)
          .cell("THREADS", 2, 0.025, 0.01)
          .cell("PROCESS", 2, 0.080, 0.01)
          .and(Run.of(Rows.CPU.benchmark("Baseline").params("")).cell("THREADS", 1, 1e-5, 0.01))
          .and(ServerRows.lab(2));

  private static final LabSheet RUSSIAN =
      new LabSheet(Language.RU, "Анна", "ИТ-1", List.of(), Optional.empty());

  @TempDir private static Path folder;
  private static Optional<PageBrowser> opened = Optional.empty();

  @BeforeAll
  static void openBrowser() throws IOException {
    opened = Optional.of(PageBrowser.open(folder));
    Files.writeString(folder.resolve("report.html"), RUN.report().html());
    Files.writeString(
        folder.resolve("lab.html"),
        LabReport.of(Results.of(RUN.rows()), List.of(), RUSSIAN).html());
    Files.writeString(folder.resolve("history.html"), HistoryPage.of(history()).html());
  }

  /** Two runs. */
  private static History history() {
    List<HistoryRun> runs = new ArrayList<>();
    for (double seconds : new double[] {0.050, 0.055}) {
      Results run = Results.of(Run.computing().cell("THREADS", 2, seconds, 0.01).rows());
      runs.add(
          new HistoryRun(
              runs.size() + 1,
              RunRecording.of("results.csv", run, Optional.empty(), Metrics.WALL.name()),
              Optional.empty()));
    }
    return History.of(runs, Criteria.STANDARD, false);
  }

  @AfterAll
  static void closeBrowser() {
    opened.ifPresent(PageBrowser::close);
  }

  private static PageBrowser browser() {
    return opened.orElseThrow();
  }

  private static void show(String page, int width, int height) {
    browser().show(page, width, height);
  }

  private static Object run(String script, Object... arguments) {
    return browser().run(script, arguments);
  }

  @BeforeEach
  void forgetComplaints() {
    browser().complaints();
  }

  @Test
  void complainsOfNothingAndLoadsNothing() {
    for (String page : List.of("report.html", "lab.html", "history.html")) {
      show(page, 1280, 800);

      assertThat(browser().complaints()).isEmpty();
      assertThat(run("return performance.getEntriesByType('resource').map(e => e.name);"))
          .isEqualTo(List.of());
    }
  }

  @Test
  void cannotLoadEvenIfItWould() {
    show("report.html", 1280, 800);

    Object blocked =
        browser()
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));
                const image = document.createElement('img');
                image.src = 'http://127.0.0.1:9/';
                document.body.append(image);
                """);

    assertThat(blocked).isEqualTo("img-src");
  }

  @Test
  void drawsEveryPlot() {
    show("report.html", 1280, 800);

    List<WebElement> plots = browser().all("figure svg");

    assertThat(plots).hasSizeGreaterThan(5);
    assertThat(plots)
        .allSatisfy(
            plot -> {
              assertThat(plot.getSize().getWidth()).isGreaterThan(300);
              assertThat(plot.getSize().getHeight()).isGreaterThan(100);
              assertThat(plot.findElements(By.cssSelector("text"))).hasSizeGreaterThan(5);
              assertThat(plot.findElements(By.cssSelector(".value"))).isNotEmpty();
            });
  }

  @Test
  void answersOnTheFirstScreenWithEveryModeBesideTheBest() {
    show("report.html", 1280, 800);

    assertThat(browser().all(".answer .headline"))
        .extracting(WebElement::getText)
        .contains("Use THREADS with 2 workers.");
    assertThat(
            run(
                "return [...document.querySelectorAll('.answer .headline, .answer:first-child .dots li')]"
                    + ".every(e => e.getBoundingClientRect().bottom < 800);"))
        .isEqualTo(true);
    // The dot of a slower mode is further to the right.
    assertThat(
            run(
                "const at = [...document.querySelectorAll('.answer:first-child .dots circle')]"
                    + ".map(c => c.getBoundingClientRect().x);"
                    + "return at.length > 2 && at[0] < at.at(-1)"
                    + " && at.every((x, i) => i === 0 || x >= at[i - 1]);"))
        .isEqualTo(true);
  }

  @Test
  void foldsWhatFewReadUntilALinkLeadsToIt() {
    show("report.html", 1280, 800);
    WebElement costs = browser().first("#costs table");
    assertThat(costs.isDisplayed()).isFalse();

    browser().first("nav a[href='#costs']").click();

    assertThat(costs.isDisplayed()).isTrue();
  }

  @Test
  void printsTheAnswersInWords() {
    show("report.html", 1280, 800);
    run("dispatchEvent(new Event('beforeprint'));");

    assertThat(browser().all(".answer details p")).isNotEmpty().allMatch(WebElement::isDisplayed);
  }

  @Test
  void sortsATableUpDownAndBack() {
    show("report.html", 1280, 800);
    run("document.querySelector('#tables details').open = true;");
    WebElement table =
        browser().all("#tables table").stream()
            .filter(one -> one.findElements(By.cssSelector("tbody tr")).size() > 2)
            .findFirst()
            .orElseThrow();
    List<?> original = column(table);
    WebElement head = table.findElement(By.cssSelector("th:nth-child(3) button"));

    head.click();
    List<?> up = column(table);
    head.click();
    List<?> down = column(table);
    head.click();

    List<Object> reversed = new ArrayList<>(up);
    Collections.reverse(reversed);
    assertThat(up).isNotEqualTo(original).hasSameSizeAs(original);
    assertThat(down).isEqualTo(reversed);
    assertThat(column(table)).isEqualTo(original);
  }

  private static List<?> column(WebElement table) {
    return (List<?>)
        run(
            "return [...arguments[0].tBodies[0].rows].map(row => row.cells[2].textContent);",
            table);
  }

  @Test
  void copiesATableAsMarkdown() {
    show("report.html", 1280, 800);
    run(
        "Object.defineProperty(navigator, 'clipboard', { value: {"
            + " writeText: (text) => { window.copied = text; return Promise.resolve(); } } });"
            + "document.querySelector('#tables details').open = true;");

    browser().first("#tables .copy").click();

    assertThat(run("return window.copied;").toString().lines())
        .anyMatch(line -> line.startsWith("| mode | workers |"))
        .anyMatch(line -> line.matches("\\| :--- \\| ---: \\|.*"));
  }

  @Test
  void showsAValueOnHover() {
    show("report.html", 1280, 800);
    WebElement figure = browser().first("figure");
    WebElement value = figure.findElement(By.cssSelector("circle.value"));

    browser().actions().scrollToElement(figure).moveToElement(value).perform();

    WebElement tip = figure.findElement(By.cssSelector(".tip"));
    assertThat(tip.isDisplayed()).isTrue();
    assertThat(tip.getText()).isEqualTo(value.getDomAttribute("data-value")).contains("ms [");
  }

  @Test
  void showsValuesOnArrowKeys() {
    show("report.html", 1280, 800);
    WebElement figure = browser().first("figure");
    List<WebElement> values = figure.findElements(By.cssSelector(".value"));
    run("arguments[0].focus();", figure.findElement(By.cssSelector("svg")));

    browser().actions().sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT).perform();

    WebElement output = figure.findElement(By.cssSelector("output"));
    assertThat(output.getDomProperty("textContent"))
        .isEqualTo(values.get(1).getDomAttribute("data-value"));
  }

  @Test
  void fitsANarrowScreen() {
    for (String page : List.of("report.html", "lab.html", "history.html")) {
      show(page, 400, 800);

      assertThat(
              run(
                  "const page = document.documentElement;"
                      + "return page.scrollWidth <= page.clientWidth && innerWidth === 400;"))
          .isEqualTo(true);
    }
  }

  @Test
  void turnsDarkWithTheReader() {
    show("report.html", 1280, 800);
    String background = "return getComputedStyle(document.body).backgroundColor;";
    String text = "return getComputedStyle(document.querySelector('svg text')).fill;";
    Object lightText = run(text);
    assertThat(run(background)).isEqualTo("rgb(255, 255, 255)");

    browser()
        .emulate(
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    try {
      assertThat(run(background)).isEqualTo("rgb(20, 23, 27)");
      assertThat(run(text)).isNotEqualTo(lightText);
    } finally {
      browser().emulate(Map.of());
    }
  }
}
