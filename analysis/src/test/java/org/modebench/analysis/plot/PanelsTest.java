package org.modebench.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.plot.Series.Form;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.text.Quantity;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Small multiples. */
class PanelsTest {
  private static final List<String> MODES =
      List.of("SEQUENTIAL", "THREADS", "THREAD_POOL", "FORK_JOIN", "PROCESS");

  /** The middle of a triangle is not its point. */
  private static final Offset<Double> HALF_A_MARKER = within(1.5);

  /** Lines from 1 to 2 workers, each with the same times, and the ideal. */
  private static Plot plot(List<String> modes) {
    PlotStyles looks = PlotStyles.of(modes);
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            "ideal", Form.GUIDE, PlotStyle.GUIDE, List.of(Point.of(1, 0.1), Point.of(2, 0.05))));
    for (String mode : modes) {
      List<Point> points = List.of(at(mode, 1, 0.1), at(mode, 2, 0.06));
      series.add(new Series(mode, Form.LINE, looks.of(mode), points));
    }
    return new Plot(
            "panels",
            "Time over workers",
            "",
            Axis.logAt("workers", Quantity.NUMBER, List.of(1.0, 2.0)),
            Axis.log("time", Quantity.TIME),
            series)
        .parted();
  }

  private static Point at(String mode, double x, double y) {
    return new Point(x, y, Optional.of(new Interval(y * 0.9, y * 1.1)), mode + " at " + x);
  }

  private static List<Double> numbers(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> Double.valueOf(match.group(1)))
        .toList();
  }

  private static long count(String text, String svg) {
    return Pattern.compile(text, Pattern.LITERAL).matcher(svg).results().count();
  }

  @Test
  void hasAPanelForEachLineWithItsValuesAlone() {
    String svg = SvgImage.inPage(plot(MODES));

    for (String mode : MODES) {
      assertThat(count(">" + mode + "</text>", svg)).as(mode).isEqualTo(1);
      assertThat(count("data-value=\"" + mode, svg)).as(mode).isEqualTo(2);
    }
    assertThat(svg).doesNotContain(">ideal</text>", "entry", "data-look");
  }

  /** Rows share the places along them, and columns those up. */
  @Test
  void hasOneScale() {
    String svg = SvgImage.inPage(plot(MODES));
    List<Double> xs = numbers("<circle class=\"value\"[^>]* cx=\"([0-9.]+)\"", svg);
    List<Double> ys = numbers("<circle class=\"value\"[^>]* cy=\"([0-9.]+)\"", svg);

    assertThat(ys).hasSize(2 * MODES.size());
    double width = xs.get(1) - xs.get(0);
    double height = ys.get(1) - ys.get(0);
    assertThat(width).isPositive();
    assertThat(height).isPositive();
    for (int i = 0; i < MODES.size(); i++) {
      assertThat(xs.get(2 * i + 1) - xs.get(2 * i)).isCloseTo(width, HALF_A_MARKER);
      assertThat(ys.get(2 * i + 1) - ys.get(2 * i)).isCloseTo(height, HALF_A_MARKER);
      assertThat(xs.get(2 * i)).isCloseTo(xs.get(2 * (i % 3)), HALF_A_MARKER);
      assertThat(ys.get(2 * i)).isCloseTo(ys.get(2 * (i / 3 * 3)), HALF_A_MARKER);
    }
    assertThat(xs.get(2)).isGreaterThan(xs.get(1));
    assertThat(ys.get(6)).isGreaterThan(ys.get(1));
  }

  /** Of five panels in rows of three, the third is the lowest of its column. */
  @Test
  void hasNumbersAtItsEdgesAlone() {
    String svg = SvgImage.inPage(plot(MODES));

    assertThat(count(">100 ms</text>", svg)).isEqualTo(2);
    assertThat(count(">2</text>", svg)).isEqualTo(3);
    assertThat(count(">workers</text>", svg)).isEqualTo(1);
    assertThat(count(">time</text>", svg)).isEqualTo(1);
  }

  /** Of three lines each is drawn in its panel, and grey in the two others. */
  @Test
  void joinsPointsWithTheOthersGreyBehindThem()
      throws ParserConfigurationException, SAXException, IOException {
    List<Element> slopes = slopes(SvgImage.inPage(plot(MODES.subList(0, 3))));

    assertThat(slopes).hasSize(9);
    assertThat(slopes.stream().map(line -> inherited(line, "stroke")))
        .filteredOn("rgb(160,160,160)"::equals)
        .hasSize(6);
  }

  /** Lines that are neither axes nor whiskers. */
  private static List<Element> slopes(String svg)
      throws ParserConfigurationException, SAXException, IOException {
    NodeList lines =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("line");
    return IntStream.range(0, lines.getLength())
        .mapToObj(i -> (Element) lines.item(i))
        .filter(line -> !line.getAttribute("x1").equals(line.getAttribute("x2")))
        .filter(line -> !line.getAttribute("y1").equals(line.getAttribute("y2")))
        .toList();
  }

  private static String inherited(Element element, String attribute) {
    return element.hasAttribute(attribute) || !(element.getParentNode() instanceof Element parent)
        ? element.getAttribute(attribute)
        : inherited(parent, attribute);
  }

  /** A name of any length stays in its panel. */
  @Test
  void shortensANameThatIsTooLong() {
    String svg = SvgImage.inPage(plot(List.of("THREADS", "PROCESS", "x".repeat(200))));

    assertThat(svg).containsPattern(">x{5,30}…</text>");
  }

  @Test
  void isAsHighAsItHasRows() {
    int three = new Drawing(plot(MODES.subList(0, 3))).height();
    int five = new Drawing(plot(MODES)).height();

    assertThat(five).isGreaterThan(three);
    assertThat(PngImage.file(plot(MODES))).isNotEmpty();
  }
}
