package org.modebench.analysis.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RegressionGate;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.text.ForeignText;

/**
 * What a gate against regressions comes to, as tests: one for each cell, which fails if the cell is
 * a regression, and is skipped if nothing can be said of it.
 */
public final class GateTests {
  private final List<Test> tests = new ArrayList<>();

  private enum Result {
    PASSED,
    FAILED,
    SKIPPED
  }

  private record Test(CellName cell, Result result, String message) {
    String name() {
      return ForeignText.printable((cell.sectionInWords() + " " + cell.item()).strip());
    }
  }

  /** The tests of a comparison. */
  public GateTests(RegressionGate gate, RunComparison comparison) {
    String limit = DifferenceWords.percent(gate.amount());
    List<ComparedCell> regressions = gate.regressions(comparison);
    for (ComparedCell cell : comparison.cells()) {
      String ratio =
          cell.difference()
              .map(difference -> "new / old " + DifferenceWords.ratio(difference.ratio()))
              .orElse("no ratio");
      if (regressions.contains(cell)) {
        String what = cell.failsNow() ? "it failed" : "worse by more than " + limit;
        add(cell.name(), Result.FAILED, what + ": " + ratio);
      } else if (cell.isJudged()) {
        add(cell.name(), Result.PASSED, ratio);
      } else {
        add(
            cell.name(),
            Result.SKIPPED,
            "not judged" + (cell.isSuspect() ? ", since it is SUSPECT: " : ": ") + ratio);
      }
    }
    gate.leftOut(comparison)
        .forEach(name -> add(name, Result.FAILED, "it is not in the new, so that it failed"));
  }

  private void add(CellName cell, Result result, String message) {
    tests.add(new Test(cell, result, message));
  }

  /** Why each test fails that does, after the name of its cell. */
  public List<String> failures() {
    return tests.stream()
        .filter(test -> test.result() == Result.FAILED)
        .map(test -> ForeignText.printable(test.cell().inWords()) + ": " + test.message())
        .toList();
  }

  /** Writes them as the JUnit XML that continuous-integration servers read. */
  public void writeJUnit(OutputStream out) throws IOException {
    try {
      write(out);
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  private void write(OutputStream out) throws XMLStreamException {
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "modebench compare");
    xml.writeAttribute("tests", Integer.toString(tests.size()));
    xml.writeAttribute("failures", count(Result.FAILED));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", count(Result.SKIPPED));
    xml.writeCharacters("\n");
    for (Test test : tests) {
      write(xml, test);
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.close();
  }

  private String count(Result result) {
    return Long.toString(tests.stream().filter(test -> test.result() == result).count());
  }

  private static void write(XMLStreamWriter xml, Test test) throws XMLStreamException {
    xml.writeCharacters("  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", ForeignText.printable(test.cell().group()));
    xml.writeAttribute("name", test.name());
    Optional<String> child =
        switch (test.result()) {
          case PASSED -> Optional.empty();
          case FAILED -> Optional.of("failure");
          case SKIPPED -> Optional.of("skipped");
        };
    if (child.isPresent()) {
      xml.writeEmptyElement(child.get());
      xml.writeAttribute("message", test.message());
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(test.message());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }
}
