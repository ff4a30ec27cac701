package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
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
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

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

  /** Held, since loggers that nobody holds forget their levels. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  @TempDir private static Path folder;
  private static Optional<ChromeDriver> opened = Optional.empty();

  private static Optional<File> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(directory -> new File(directory, name))
        .filter(File::canExecute)
        .findFirst();
  }

  @BeforeAll
  static void openBrowser() throws IOException {
    Optional<File> browser = onPath("chromium");
    Optional<File> driver = onPath("chromedriver");
    assumeTrue(
        browser.isPresent() && driver.isPresent(),
        "Skipped: the test needs chromium and chromedriver on the PATH, as of Debian's chromium and"
            + " chromium-driver.");
    Files.writeString(folder.resolve("report.html"), RUN.report().html());
    Files.writeString(
        folder.resolve("lab.html"),
        LabReport.of(Results.of(RUN.rows()), List.of(), RUSSIAN).html());
    Files.writeString(folder.resolve("history.html"), HistoryPage.of(history()).html());
    // It warns that it has no DevTools classes for this release of the browser; none are needed.
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.get());
    options.addArguments(
        "--headless=new",
        // Containers run tests as root, for whom the sandbox does not start.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + folder.resolve("profile"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get()).build();
    opened = Optional.of(new ChromeDriver(service, options));
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
    opened.ifPresent(ChromeDriver::quit);
  }

  private static ChromeDriver browser() {
    return opened.orElseThrow();
  }

  private static void show(String page, int width, int height) {
    browser()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    browser().get(folder.resolve(page).toUri().toString());
  }

  @BeforeEach
  void forgetLogs() {
    browser().manage().logs().get(LogType.BROWSER);
  }

  private static Object run(String script, Object... arguments) {
    return Optional.ofNullable(browser().executeScript(script, arguments)).orElse("nothing");
  }

  @Test
  void complainsOfNothingAndLoadsNothing() {
    for (String page : List.of("report.html", "lab.html", "history.html")) {
      show(page, 1280, 800);

      assertThat(browser().manage().logs().get(LogType.BROWSER).getAll())
          .extracting(LogEntry::getMessage)
          .isEmpty();
      assertThat(run("return performance.getEntriesByType('resource').map(e => e.name);"))
          .isEqualTo(List.of());
    }
  }

  @Test
  void cannotLoadEvenIfItWould() {
    show("report.html", 1280, 800);

    Object blocked =
        browser()
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

    List<WebElement> plots = browser().findElements(By.cssSelector("figure svg"));

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

    assertThat(browser().findElements(By.cssSelector(".answer .headline")))
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
    WebElement costs = browser().findElement(By.cssSelector("#costs table"));
    assertThat(costs.isDisplayed()).isFalse();

    browser().findElement(By.cssSelector("nav a[href='#costs']")).click();

    assertThat(costs.isDisplayed()).isTrue();
  }

  @Test
  void printsTheAnswersInWords() {
    show("report.html", 1280, 800);
    run("dispatchEvent(new Event('beforeprint'));");

    assertThat(browser().findElements(By.cssSelector(".answer details p")))
        .isNotEmpty()
        .allMatch(WebElement::isDisplayed);
  }

  @Test
  void sortsATableUpDownAndBack() {
    show("report.html", 1280, 800);
    run("document.querySelector('#tables details').open = true;");
    WebElement table =
        browser().findElements(By.cssSelector("#tables table")).stream()
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

    browser().findElement(By.cssSelector("#tables .copy")).click();

    assertThat(run("return window.copied;").toString().lines())
        .anyMatch(line -> line.startsWith("| mode | workers |"))
        .anyMatch(line -> line.matches("\\| :--- \\| ---: \\|.*"));
  }

  @Test
  void showsAValueOnHover() {
    show("report.html", 1280, 800);
    WebElement figure = browser().findElement(By.cssSelector("figure"));
    WebElement value = figure.findElement(By.cssSelector("circle.value"));

    new Actions(browser()).scrollToElement(figure).moveToElement(value).perform();

    WebElement tip = figure.findElement(By.cssSelector(".tip"));
    assertThat(tip.isDisplayed()).isTrue();
    assertThat(tip.getText()).isEqualTo(value.getDomAttribute("data-value")).contains("ms [");
  }

  @Test
  void showsValuesOnArrowKeys() {
    show("report.html", 1280, 800);
    WebElement figure = browser().findElement(By.cssSelector("figure"));
    List<WebElement> values = figure.findElements(By.cssSelector(".value"));
    run("arguments[0].focus();", figure.findElement(By.cssSelector("svg")));

    new Actions(browser()).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT).perform();

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
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    try {
      assertThat(run(background)).isEqualTo("rgb(20, 23, 27)");
      assertThat(run(text)).isNotEqualTo(lightText);
    } finally {
      browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of());
    }
  }
}
