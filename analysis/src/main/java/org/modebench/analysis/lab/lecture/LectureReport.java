package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.lab.LabPage;
import org.modebench.analysis.lab.LabSheet;
import org.modebench.analysis.lab.Measuring;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.plot.Fonts;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.report.Html;
import org.modebench.analysis.report.WrittenReport;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.RunRecord;

/** The subjects of a lecture in its order, each with what was measured and what that shows. */
public final class LectureReport implements WrittenReport {
  private final LabPage page;
  private final Words words;
  private final List<SubjectPart> parts = new ArrayList<>();
  private final Optional<String> missing;
  private final Optional<String> noPlots = Fonts.missing();

  private LectureReport(Lecture lecture, Results results, List<RunRecord> records, LabSheet sheet) {
    String key = "lecture." + lecture.tag();
    this.page = new LabPage(results, records, sheet, key + ".title", key + ".subtitle");
    this.words = Words.in(sheet.language());
    Measuring measuring = new Measuring(sheet.output());
    Measurements measurements =
        Measurements.of(results.rows(), results.catalogue(results.newestRun()));
    List<Subject> absent = new ArrayList<>();
    for (Subject subject : lecture.subjects()) {
      SubjectData data = new SubjectData(subject, measurements);
      String command = measuring.command(lecture.words(List.of(subject)));
      parts.add(SubjectPart.of(subject, data, command, words));
      if (!data.isMeasured()) {
        absent.add(subject);
      }
    }
    this.missing =
        absent.isEmpty() ? Optional.empty() : Optional.of(measuring.command(lecture.words(absent)));
  }

  /**
   * The report of runs that may each have measured some subjects.
   *
   * @param results of those runs together, with at least one row
   * @param records of the runs that are on record
   */
  public static LectureReport of(
      Lecture lecture, Results results, List<RunRecord> records, LabSheet sheet) {
    // Plots are drawn into files: a display is neither needed nor always there.
    System.setProperty("java.awt.headless", "true");
    return new LectureReport(lecture, results, records, sheet);
  }

  @Override
  public Optional<String> withoutPlots() {
    return noPlots;
  }

  @Override
  public List<Plot> plots() {
    return parts.stream().flatMap(part -> part.plot().stream()).toList();
  }

  @Override
  public Map<String, String> tables() {
    Map<String, String> files = new LinkedHashMap<>();
    parts.forEach(
        part ->
            part.table().ifPresent(t -> LabPage.put(files, part.name(), part.conclusions(), t)));
    return files;
  }

  @Override
  public String html() {
    Map<String, String> titles = new LinkedHashMap<>();
    parts.forEach(part -> titles.put(part.name(), part.title()));
    titles.put("environment", words.say("lecture.environment"));
    List<Html> sections = new ArrayList<>();
    sections.add(page.warnings(missing, noPlots));
    sections.add(page.navigation(titles));
    sections.add(Html.element("p", words.say("lecture.method", Words.fewestForks())));
    parts.forEach(part -> sections.add(part.html(noPlots.isEmpty(), words)));
    sections.add(
        Html.element(
            "section",
            List.of("id", "environment"),
            Html.element("h2", words.say("lecture.environment")),
            page.environment()));
    return page.of(sections);
  }
}
