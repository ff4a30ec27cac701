package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.modebench.analysis.text.Facts.says;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.flames.Stacks;
import org.modebench.plan.ProfileEvent;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The pages in a real browser: Debian's packages chromium and chromium-driver. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("any-jdk")
class IndexPageTest {
  private static final ProfileName SEQUENTIAL =
      new ProfileName("CpuBound", "SEQUENTIAL", 1, "", ProfileEvent.CPU);
  private static final ProfileName PROCESS =
      new ProfileName("CpuBound", "PROCESS", 10, "", ProfileEvent.CPU);
  private static final ProfileName WALL =
      new ProfileName("IoBound", "THREADS", 10, "", ProfileEvent.WALL);

  private static final ProfileName LOCKS =
      new ProfileName("CpuBound", "THREADS", 10, "", ProfileEvent.LOCK);
  private static final ProfileName MOCK_ONLY =
      new ProfileName("CpuBound", "PROCESS", 10, "", ProfileEvent.LOCK);

  private static Optional<ChromeDriver> browser = Optional.empty();
  @TempDir private static Path folder;

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  @BeforeAll
  static void draw() throws Exception {
    SELENIUM.setLevel(Level.SEVERE);
    ProfileFolder profiles = new ProfileFolder(folder, "r1");
    profiles.add(
        SEQUENTIAL, Stacks.parse("fork;[caller];org/modebench/task/Countdown.call_[j] 100\n"));
    profiles.add(
        PROCESS,
        Stacks.parse(
            "worker;[work];[main];org/modebench/task/Countdown.call_[j] 25\nworker;[start];[main];JNI_CreateJavaVM 70\nworker;[load];[main];JNI_CreateJavaVM 5\n"));
    profiles.add(
        WALL,
        Stacks.parse(
            "fork;[Thread];org/modebench/task/ApiCall.call_[j];__poll 99\nfork;[</script><b id='injected'>];<img src=x> 1\n"));
    profiles.add(LOCKS, Stacks.parse("fork;[caller];a/Lock.lock 1234\nmock;[x];y 99\n"));
    profiles.add(MOCK_ONLY, Stacks.parse("mock;[x];y 99\n"));
    Map<ProfileName, Provenance> wanted = new LinkedHashMap<>();
    for (ProfileName name : List.of(SEQUENTIAL, WALL, LOCKS, MOCK_ONLY)) {
      wanted.put(name, new Provenance("r1", "2026-11-25", "25.0.1", "10 calls", 0, 1, ""));
    }
    wanted.put(
        PROCESS,
        new Provenance(
            "r1", "2026-11-25", "25.0.1", "10 calls", 0, 3, "SUSPECT: profiled: slower by half"));
    profiles.draw(wanted);
    profiles.drawDifference(SEQUENTIAL, PROCESS);
    profiles.writeIndex(
        Map.of(
            PROCESS,
            new LifeShares(
                Map.of(LifePhase.START, 1.4, LifePhase.WORK, 0.5, LifePhase.EXIT, 0.1))));
    browser = start();
  }

  private static Optional<ChromeDriver> start() {
    Optional<Path> chromium = program("chromium");
    Optional<Path> driver = program("chromedriver");
    if (chromium.isEmpty() || driver.isEmpty()) {
      return Optional.empty();
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.get().toFile())
            .usingAnyFreePort()
            .build();
    return Optional.of(new ChromeDriver(service, options));
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @AfterAll
  static void quit() {
    browser.ifPresent(ChromeDriver::quit);
  }

  private static ChromeDriver open(String file) {
    assumeTrue(
        browser.isPresent(),
        "Skipped: the pages are checked in Chromium, which is not there (Debian: chromium, chromium-driver).");
    ChromeDriver opened = browser.orElseThrow();
    opened.get(folder.resolve(file).toUri().toString());
    return opened;
  }

  private static void assertNoComplaint(ChromeDriver page) {
    assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  @Test
  void showsTheSharesOfEachCaseByWorkload() {
    ChromeDriver page = open("index.html");

    assertThat(page.findElements(By.tagName("h2")).stream().map(WebElement::getText))
        .satisfiesExactly(
            says("CpuBound", "CPU time"),
            says("CpuBound", "locks"),
            says("IoBound", "wall-clock time"),
            says("worker process"),
            says("Differences"),
            says("stacks"));
    assertThat(
            page.findElements(By.cssSelector("tbody tr")).stream()
                .map(e -> e.getText().replace('\n', ' ')))
        .satisfiesExactly(
            says("SEQUENTIAL, 1 worker – – – – – 100.0 % – – 100"),
            says("PROCESS, 10 workers – – – – 75.0 % 25.0 % – – 100"),
            says("1 of 3 forks", "SUSPECT: profiled: slower by half"),
            says("THREADS, 10 workers 0.00000123"),
            says("PROCESS, 10 workers –"),
            says("only the mock API"),
            says("THREADS, 10 workers – – 99.0 % – – – – 1.0 % 100"),
            says("CpuBound, PROCESS, 10 workers", "CPU time", "70.0 % 5.0 % 25.0 % –"),
            says("CpuBound, PROCESS, 10 workers", "results", "73.7 % – 26.3 % 5.0 %"));
    assertNoComplaint(page);
  }

  /** Where the start of the difference's process has no like, and the task's share is another. */
  @Test
  void tellsTheFiguresOfADifference() {
    ChromeDriver page = open(new DifferenceName(PROCESS, SEQUENTIAL).fileName());

    assertThat(String.valueOf(page.executeScript("return JSON.stringify(levels.flat())")))
        .contains(
            "itself 25.0% (25 of 100) here and 100.0% (100 of 100) there",
            "only here: 75.0% (75 of 100) here and 0.0% (0 of 100) there");
    assertNoComplaint(page);
  }

  @Test
  void escapesNothingTwiceAndLeadsToTheReport() {
    Stacks stacks =
        Stacks.parse(
            "fork;[caller];org/modebench/task/Countdown.call_[j] 1\nfork;[x];__poll 9999\n");
    Provenance of = new Provenance("r1", "2026-11-25", "25.0.1", "10 calls", 1, 1, "");
    IndexPage page =
        new IndexPage(
            List.of(IndexedGraph.of(WALL, of, stacks)),
            Map.of(),
            List.of(),
            Optional.of("r.report.html"));

    assertThat(page.html())
        .contains("&lt; 0.1 %", "data-run='r1'", "<a href='../r.report.html'>")
        .doesNotContain("&amp;lt;");
  }

  /** A bar is as long as its cell, and its parts are as wide as the shares. */
  @Test
  void drawsBarsInProportion() {
    ChromeDriver page = open("index.html");
    List<WebElement> parts = page.findElements(By.cssSelector("tbody tr:nth-child(2) svg rect"));

    assertThat(parts).hasSize(2);
    double startUp = parts.get(0).getRect().getWidth();
    double task = parts.get(1).getRect().getWidth();
    assertThat(task).isGreaterThan(20);
    assertThat(startUp / task).isBetween(2.8, 3.2);
    assertThat(parts.get(0).getCssValue("fill")).isNotEqualTo(parts.get(1).getCssValue("fill"));
  }

  @Test
  void linksToEveryGraphAndDifference() {
    ChromeDriver page = open("index.html");
    List<String> targets =
        page.findElements(By.tagName("a")).stream()
            .map(link -> String.valueOf(link.getAttribute("href")))
            .toList();

    assertThat(targets).hasSize(7).allMatch(target -> target.startsWith("file:"));
    for (String target : targets) {
      page.get(target);
      assertThat(page.findElements(By.id("canvas"))).as(target).hasSize(1);
      assertThat(page.findElement(By.linkText("All flame graphs")).getAttribute("href"))
          .isEqualTo(folder.resolve("index.html").toUri().toString());
      assertNoComplaint(page);
    }
  }

  @Test
  void fitsANarrowWindow() {
    ChromeDriver page = open("index.html");
    Dimension before = page.manage().window().getSize();
    try {
      page.manage().window().setSize(new Dimension(500, 800));
      Object overflow =
          page.executeScript(
              "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(overflow).isEqualTo(0L);
    } finally {
      page.manage().window().setSize(before);
    }
  }

  @Test
  void isLightOrDarkAsTheReaderLikes() {
    ChromeDriver page = open("index.html");
    String light = background(page, "light");
    String dark = background(page, "dark");

    assertThat(light).isEqualTo("rgb(255, 255, 255)");
    assertThat(dark).isEqualTo("rgb(13, 17, 23)");
  }

  private static String background(ChromeDriver page, String scheme) {
    page.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return String.valueOf(
        page.executeScript("return getComputedStyle(document.body).backgroundColor"));
  }

  /** Nothing lies over the heading, however wide or narrow the window is. */
  @Test
  void headingsHaveRoomForThemselves() {
    DifferenceName difference = new DifferenceName(PROCESS, SEQUENTIAL);
    for (int width : List.of(1400, 600)) {
      ChromeDriver page = open(difference.fileName());
      Dimension before = page.manage().window().getSize();
      try {
        page.manage().window().setSize(new Dimension(width, 800));
        Rectangle heading = page.findElement(By.tagName("h1")).getRect();
        assertThat(page.findElements(By.tagName("header")))
            .hasSize(2)
            .allSatisfy(
                tools ->
                    assertThat(tools.getRect().getY())
                        .isGreaterThanOrEqualTo(heading.getY() + heading.getHeight()));
        assertThat(page.findElement(By.id("canvas")).getRect().getY())
            .isGreaterThan(heading.getY() + heading.getHeight());
        page.findElement(By.linkText("the other direction")).click();
        assertThat(page.getTitle())
            .satisfies(says("CpuBound, SEQUENTIAL, 1 worker", "CPU time", "PROCESS, 10 workers"));
      } finally {
        page.manage().window().setSize(before);
      }
    }
  }

  /** Neither the page nor a graph loads anything, and names of frames are text. */
  @Test
  void needsNothingElse() {
    for (String file : List.of("index.html", WALL.fileName())) {
      ChromeDriver page = open(file);
      assertThat(page.executeScript("return performance.getEntriesByType('resource').length"))
          .as(file)
          .isEqualTo(0L);
      assertThat(page.findElements(By.tagName("img"))).isEmpty();
      assertThat(page.findElements(By.id("injected"))).isEmpty();
      assertNoComplaint(page);
    }
  }
}
