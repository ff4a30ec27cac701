package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Legends in a real browser; skipped where Chromium and its driver are not on the PATH. */
@Tag("any-jdk")
class LegendInChromiumTest {
  private static final String FIGURE = "#cpubound-limit-5000000-speedup";

  @TempDir private static Path folder;
  private static Optional<PageBrowser> opened = Optional.empty();

  @BeforeAll
  static void openBrowser() throws IOException {
    opened = Optional.of(PageBrowser.open(folder));
    Report report =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.01)
            .cell("THREADS", 1, 0.050, 0.01)
            .cell("THREADS", 2, 0.025, 0.01)
            .cell("PROCESS", 2, 0.080, 0.01)
            .report();
    Files.writeString(folder.resolve("report.html"), report.html());
  }

  @AfterAll
  static void closeBrowser() {
    opened.ifPresent(PageBrowser::close);
  }

  private static PageBrowser browser() {
    return opened.orElseThrow();
  }

  @BeforeEach
  void show() {
    browser().show("report.html", 1280, 800);
    browser().run("document.querySelector(arguments[0]).scrollIntoView();", FIGURE);
  }

  private static WebElement button(String mode) {
    return browser().first(FIGURE + " button[aria-label='" + mode + "']");
  }

  /** The values that are not aside. */
  private static List<?> values() {
    return (List<?>)
        browser()
            .run(
                "return [...document.querySelectorAll(arguments[0] + ' .value')]"
                    + ".filter(value => getComputedStyle(value).opacity === '1')"
                    + ".map(value => value.dataset.value.split(/[ ,]/)[0]);",
                FIGURE);
  }

  private static Object pressed() {
    return browser()
        .run(
            "return [...document.querySelectorAll(arguments[0] + ' [aria-pressed=true]')]"
                + ".map(button => button.ariaLabel);",
            FIGURE);
  }

  /** The ideal, to which each is compared, is not among them. */
  @Test
  void hasAButtonOverEachNameOfAMode() {
    assertThat(browser().all(FIGURE + " button"))
        .extracting(WebElement::getAccessibleName)
        .containsExactly("SEQUENTIAL", "THREADS", "PROCESS");
    assertThat(namesUnderButtons()).isEqualTo(true);
    browser().show("report.html", 400, 800);
    assertThat(namesUnderButtons()).isEqualTo(true);
  }

  private static Object namesUnderButtons() {
    return browser()
        .run(
            """
                    const figure = document.querySelector(arguments[0]);
                    return [...figure.querySelectorAll('button')].every(button => {
                      const text = [...figure.querySelectorAll('text')].find(t => t.textContent === button.ariaLabel);
                      const [inner, outer] = [text.getBoundingClientRect(), button.getBoundingClientRect()];
                      return inner.left >= outer.left && inner.right <= outer.right + 1
                        && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
                    });
                    """,
            FIGURE);
  }

  @Test
  void aPressShowsAModeAloneAndTheNextAllAgain() {
    List<?> all = values();
    assertThat(all).hasSize(4);

    button("THREADS").click();
    assertThat(values()).isEqualTo(List.of("THREADS", "THREADS"));
    assertThat(pressed()).isEqualTo(List.of("THREADS"));

    button("PROCESS").click();
    assertThat(values()).isEqualTo(List.of("PROCESS"));
    assertThat(pressed()).isEqualTo(List.of("PROCESS"));

    button("PROCESS").click();
    assertThat(values()).isEqualTo(all);
    assertThat(pressed()).isEqualTo(List.of());
  }

  /** A legend that hid values but not what is drawn of them would be no use. */
  @Test
  void whatIsDrawnOfTheOthersIsAside() {
    String drawn =
        "return [...document.querySelectorAll(arguments[0] + ' svg [data-look]:not(.value, .entry)')]"
            + ".filter(part => getComputedStyle(part).opacity === '1').length;";
    long all = (Long) browser().run(drawn, FIGURE);

    button("PROCESS").click();

    assertThat((Long) browser().run(drawn, FIGURE)).isPositive().isLessThan(all);
  }

  @Test
  void keysPressItToo() {
    browser().run("arguments[0].focus();", button("SEQUENTIAL"));

    browser().actions().sendKeys(Keys.TAB, Keys.SPACE).perform();
    assertThat(pressed()).isEqualTo(List.of("THREADS"));

    browser().actions().sendKeys(Keys.ENTER).perform();
    assertThat(pressed()).isEqualTo(List.of());
  }

  @Test
  void arrowKeysPassOverWhatIsAside() {
    button("PROCESS").click();
    browser().run("document.querySelector(arguments[0] + ' svg').focus();", FIGURE);

    for (Keys key : new Keys[] {Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT}) {
      browser().actions().sendKeys(key).perform();
      assertThat(browser().first(FIGURE + " output").getDomProperty("textContent"))
          .startsWith("PROCESS");
    }
  }

  @Test
  void printsAllOfThemAndNoButton() {
    button("THREADS").click();
    browser().emulate(Map.of("media", "print"));
    try {
      assertThat(values()).hasSize(4);
      assertThat(button("THREADS").isDisplayed()).isFalse();
    } finally {
      browser().emulate(Map.of());
    }
  }
}
