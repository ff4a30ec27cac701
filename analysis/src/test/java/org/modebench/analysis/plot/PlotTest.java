package org.modebench.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.text.Quantity;

class PlotTest {
  private static final Plot LINES = lines("lines", "Time over workers");

  private static Plot lines(String name, String title) {
    PlotStyles looks = PlotStyles.of(List.of("THREADS", "PROCESS"));
    return new Plot(
        name,
        title,
        "",
        Axis.logAt("workers", Quantity.NUMBER, List.of(1.0, 2.0)),
        Axis.log("time", Quantity.TIME),
        List.of(
            new Series(
                "ideal", Form.GUIDE, PlotStyle.GUIDE, List.of(Point.of(1, 0.1), Point.of(2, 0.05))),
            new Series("THREADS", Form.LINE, looks.of("THREADS"), List.of(at(1, 0.1), at(2, 0.06))),
            new Series(
                "PROCESS", Form.LINE, looks.of("PROCESS"), List.of(at(1, 0.2), at(2, 0.3)))));
  }

  private static Point at(double x, double y) {
    return new Point(x, y, Optional.of(new Interval(y * 0.9, y * 1.1)), "at " + x + ": " + y);
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @Test
  void keepsTextAsTextInTheColourOfThePage() {
    String svg = SvgImage.inPage(LINES);

    assertThat(svg).contains(">Time over workers</text>", ">THREADS</text>", ">100 ms</text>");
    assertThat(svg).contains("currentColor").doesNotContain("black", " style=", "<?xml", "<!--");
  }

  @Test
  void hasAValueAtEachPointButNoneAtGuides() {
    String svg = SvgImage.inPage(LINES);

    assertThat(count("class=\"value\"", svg)).isEqualTo(4);
    assertThat(svg).contains("data-value=\"at 2.0: 0.06\"", "<title>at 2.0: 0.06</title>");
  }

  /** The ideal, to which each is compared, is not shown alone. */
  @Test
  void marksWhatBelongsToAnEntryOfTheLegend() {
    String svg = SvgImage.inPage(LINES);

    assertThat(count("class=\"entry\"", svg)).isEqualTo(2);
    assertThat(svg)
        .contains("data-look=\"0\" data-name=\"THREADS\"", "data-look=\"1\" data-name=\"PROCESS\"");
    // The line, two markers, two whiskers with their caps, two values and the entry.
    for (String look : List.of("0", "1")) {
      assertThat(count("data-look=\"" + look + "\"", svg)).isGreaterThan(9);
    }
    assertThat(SvgImage.file(LINES)).doesNotContain("data-look", "entry");
  }

  /** Parts of the course of one machine belong together, and are named once. */
  @Test
  void whatLooksAlikeIsShownTogether() {
    PlotStyles looks = PlotStyles.of(List.of("THREADS", "PROCESS"));
    Series first = new Series("one", Form.LINE, looks.of("THREADS"), List.of(at(0, 1)));
    Series other = new Series("other", Form.LINE, looks.of("PROCESS"), List.of(at(1, 1)));
    Series second = new Series("", Form.LINE, looks.of("THREADS"), List.of(at(2, 1)));
    Axis order = Axis.inOrder("run", List.of("a", "b", "c"));
    Axis time = Axis.log("time", Quantity.TIME);

    Plot both = new Plot("both", "Both", "", order, time, List.of(first, other, second));
    Plot one = new Plot("one", "One", "", order, time, List.of(first, second));

    assertThat(both.series()).extracting(both::look).containsExactly(0, 1, 0);
    assertThat(one.series()).extracting(one::look).containsOnly(Plot.NO_LOOK);
    assertThat(SvgImage.inPage(one)).doesNotContain("data-look", "entry");
  }

  @Test
  void saysItsValuesInWords() {
    assertThat(SvgImage.inPage(LINES))
        .contains("role=\"img\"", "aria-labelledby=\"lines-title lines-desc\"")
        .contains(
            ">Time over workers. at 1.0: 0.1; at 2.0: 0.06; at 1.0: 0.2; at 2.0: 0.3.</desc>");
  }

  @Test
  void sharesNoIdWithAnotherPlotOfThePage() {
    Pattern ids = Pattern.compile(" id=\"([^\"]+)\"");
    String page = SvgImage.inPage(LINES) + SvgImage.inPage(lines("other", "Other"));

    assertThat(ids.matcher(page).results().map(r -> r.group(1)).toList()).doesNotHaveDuplicates();
  }

  @Test
  void drawsBarsFromZero() {
    PlotStyle look = PlotStyles.of(List.of("THREADS")).of("THREADS");
    Plot bars =
        new Plot(
            "bars",
            "Bars",
            "",
            Axis.names("", List.of("A", "B")),
            Axis.linear("time", Quantity.TIME),
            List.of(
                new Series("", Form.BARS, look, List.of(at(0, 0.1))),
                new Series("", Form.BARS, look, List.of(at(1, 0.2)))));

    List<Double> widths =
        Pattern.compile("<rect class=\"value\"[^>]* width=\"([0-9.]+)\"")
            .matcher(SvgImage.inPage(bars))
            .results()
            .map((MatchResult r) -> Double.valueOf(r.group(1)))
            .toList();

    assertThat(widths).hasSize(2);
    assertThat(widths.get(1) / widths.get(0)).isBetween(1.98, 2.02);
  }

  @Test
  void leavesOutWhatItsAxisCannotShow() {
    PlotStyle look = PlotStyle.GUIDE;
    Plot plot =
        new Plot(
            "hostile",
            "Hostile",
            "",
            Axis.log("x", Quantity.NUMBER),
            Axis.log("y", Quantity.TIME),
            List.of(
                new Series(
                    "s",
                    Form.LINE,
                    look,
                    List.of(
                        at(0, 1),
                        Point.of(1, 0),
                        Point.of(1, Double.NaN),
                        Point.of(2, Double.POSITIVE_INFINITY),
                        new Point(
                            3, 1, Optional.of(new Interval(0, Double.POSITIVE_INFINITY)), "w")))));

    assertThat(plot.series().get(0).points()).extracting(Point::x).containsExactly(3.0);
    assertThat(SvgImage.inPage(plot)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void writesFilesInBlackOnWhite() throws IOException {
    assertThat(SvgImage.file(LINES))
        .startsWith("<?xml")
        .contains("fill=\"white\"", "color=\"black\"");

    BufferedImage png = ImageIO.read(new ByteArrayInputStream(PngImage.file(LINES)));

    assertThat(png.getWidth()).isEqualTo(3 * Canvas.WIDTH);
    assertThat(png.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void refusesANameThatIsNoFileName() {
    assertThatThrownBy(() -> lines("../x", "X"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("name", "letters, digits and hyphens", "\"../x\""));
  }

  @Test
  void givesEveryModeALookOfItsOwn() {
    List<String> modes =
        List.of(
            "SEQUENTIAL",
            "THREADS",
            "THREAD_POOL",
            "FORK_JOIN",
            "VIRTUAL_THREADS",
            "EVENT_LOOP",
            "PROCESS",
            "PROCESS_POOL",
            "GIL_THREADS",
            "unknown",
            "<b>");

    PlotStyles looks = PlotStyles.of(modes);

    assertThat(modes.stream().map(looks::of)).doesNotHaveDuplicates();
  }

  @Test
  void showsQuantitiesInUnitsThatFit() {
    assertThat(Quantity.TIME.text(0.1)).isEqualTo("100 ms");
    assertThat(Quantity.TIME.text(1)).isEqualTo("1 s");
    assertThat(Quantity.TIME.text(2.5e-7)).isEqualTo("250 ns");
    assertThat(Quantity.TIME.text(0)).isEqualTo("0 s");
    assertThat(Quantity.SHARE.text(-0.02)).isEqualTo("−2 %");
    assertThat(Quantity.NUMBER.text(1000000)).isEqualTo("1000000");
  }

  @Test
  void placesRoundTicks() {
    assertThat(Tick.of(Axis.linear("", Quantity.NUMBER), 0, 60))
        .extracting(Tick::text)
        .containsExactly("0", "10", "20", "30", "40", "50", "60");
    assertThat(Tick.of(Axis.log("", Quantity.TIME), 0.09, 11))
        .extracting(Tick::text)
        .containsExactly("100 ms", "200 ms", "500 ms", "1 s", "2 s", "5 s", "10 s");
  }

  private static Plot over(Axis across, double... xs) {
    PlotStyle look = PlotStyle.GUIDE;
    return new Plot(
        "over",
        "Over",
        "",
        across,
        Axis.log("time", Quantity.TIME),
        List.of(
            new Series("", Form.LINE, look, Arrays.stream(xs).mapToObj(x -> at(x, 1)).toList())));
  }

  private static List<String> texts(Plot plot) {
    return Pattern.compile(">([^<>]+)</text>")
        .matcher(SvgImage.inPage(plot))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** A text that the edge of the picture cuts is another number. */
  @Test
  void leavesOutATextThatWouldBeCut() {
    assertThat(texts(over(Axis.log("x", Quantity.NUMBER), 0.4e9, 1e9)))
        .contains("600000000")
        .doesNotContain("1000000000");
  }

  /** Of powers of ten, any but every second would look as if some were missing. */
  @Test
  void namesEveryOtherTickWhereNotAllHaveRoom() {
    List<String> texts =
        texts(
            new Plot(
                "floors",
                "Floors",
                "",
                Axis.names(
                    "",
                    List.of("a byte to a process and back", "x".repeat(40) + ", keepAlive=true")),
                Axis.log("time", Quantity.TIME),
                List.of(
                    new Series(
                        "", Form.LINE, PlotStyle.GUIDE, List.of(at(0, 5e-9), at(1, 20e-3))))));

    assertThat(texts)
        .contains("10 ns", "1 µs", "100 µs", "10 ms", "x".repeat(11) + "…, keepAlive=true")
        .doesNotContain("100 ns", "10 µs", "1 ms");
  }

  /** Between 2 and 5 workers nothing was measured that a line could be true of. */
  @Test
  void joinsNoPointsOverCounts() {
    assertThat(count("<line|<path", SvgImage.inPage(over(Axis.counts("w", List.of(1.0)), 1, 2, 5))))
        .isLessThan(
            count(
                "<line|<path",
                SvgImage.inPage(over(Axis.logAt("w", Quantity.NUMBER, List.of(1.0)), 1, 2, 5))));
  }

  /** 3 % below the ideal must not be drawn above it. */
  @Test
  void movesJoinedPointsByLessThanAMarkerAndThoseBesideNamesNotAtAll() {
    List<Series> lines = List.of(LINES.series().get(1), LINES.series().get(2));
    Span span = new Span(1, 2);
    double pixel = Math.log(2) / Canvas.WIDTH;
    Axis joined = Axis.logAt("", Quantity.NUMBER, List.of());

    assertThat(Math.log(MarkerOffsets.of(joined, span, lines).offset(1).apply(1)) / pixel)
        .isCloseTo(2.5, within(1e-9));
    assertThat(
            Math.log(MarkerOffsets.of(Axis.counts("", List.of()), span, lines).offset(1).apply(1)))
        .isCloseTo(7 * pixel, within(1e-9));
    assertThat(MarkerOffsets.of(Axis.names("", List.of("A", "B")), span, lines).offset(1).apply(1))
        .isEqualTo(1);
  }

  /** A run without the cell parts its course in two series, which stay in line with the others. */
  @Test
  void placesInTheirOrderAreNamedAndNotMovedAside() {
    PlotStyle look = PlotStyles.of(List.of("THREADS")).of("THREADS");
    Plot plot =
        new Plot(
            "course",
            "THREADS 2",
            "",
            Axis.inOrder("run", List.of("1a2b3c4", "2b3c4d5", "3c4d5e6", "4d5e6f7")),
            Axis.log("time", Quantity.TIME),
            List.of(
                new Series("", Form.LINE, look, List.of(at(0, 1), at(1, 1))),
                new Series("", Form.LINE, look, List.of(at(3, 1)))));

    String svg = SvgImage.inPage(plot);

    assertThat(svg).contains(">1a2b3c4</text>", ">4d5e6f7</text>");
    List<Double> middles =
        Pattern.compile("cx=\"([0-9.]+)\"")
            .matcher(svg)
            .results()
            .map(match -> Double.valueOf(match.group(1)))
            .toList();
    double step = middles.get(1) - middles.get(0);
    assertThat(middles).hasSize(3);
    assertThat(middles.get(2) - middles.get(1)).isCloseTo(2 * step, within(0.2));
  }
}
