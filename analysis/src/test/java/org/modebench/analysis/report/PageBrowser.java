package org.modebench.analysis.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Pages of a folder in a real browser. */
final class PageBrowser implements AutoCloseable {
  /** Held, since loggers that nobody holds forget their levels. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  /** What each page of a PDF has, and the list of them has not. */
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");

  private static final double MILLIS_PER_INCH = 25.4;

  private final Path folder;
  private final ChromeDriver driver;

  private PageBrowser(Path folder, ChromeDriver driver) {
    this.folder = folder;
    this.driver = driver;
  }

  /** Skips the test where Chromium and its driver are not on the PATH. */
  static PageBrowser open(Path folder) {
    Optional<File> browser = onPath("chromium");
    Optional<File> driver = onPath("chromedriver");
    assumeTrue(
        browser.isPresent() && driver.isPresent(),
        "Skipped: the test needs chromium and chromedriver on the PATH, as of Debian's chromium and"
            + " chromium-driver.");
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
    return new PageBrowser(folder, new ChromeDriver(service, options));
  }

  private static Optional<File> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(directory -> new File(directory, name))
        .filter(File::canExecute)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  void show(String page, int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.get(folder.resolve(page).toUri().toString());
  }

  Object run(String script, Object... arguments) {
    return Optional.ofNullable(driver.executeScript(script, arguments)).orElse("nothing");
  }

  WebElement first(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  Actions actions() {
    return new Actions(driver);
  }

  /** What it complained of since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /**
   * Shows pages as if the reader preferred something, or printed them; nothing as a screen does.
   */
  void emulate(Map<String, Object> media) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", media);
  }

  /** How many sheets of paper the page that is shown takes. */
  int printedPages(double widthMillis, double heightMillis) {
    Map<String, Object> printed =
        driver.executeCdpCommand(
            "Page.printToPDF",
            Map.of(
                "paperWidth", widthMillis / MILLIS_PER_INCH,
                "paperHeight", heightMillis / MILLIS_PER_INCH));
    byte[] pdf = Base64.getDecoder().decode(String.valueOf(printed.get("data")));
    return (int) SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
