package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.lab.Doubts;
import org.modebench.analysis.lab.LabPage;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.lab.lecture.SubjectData.Place;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.report.Figure;
import org.modebench.analysis.report.Html;
import org.modebench.analysis.report.HtmlTable;
import org.modebench.analysis.report.Page;
import org.modebench.analysis.table.Table;

/**
 * What the page says of a subject.
 *
 * @param name its anchor
 * @param says what the lecture says or asks
 * @param setting what is done, and what the names of the table mean
 * @param command that measures it
 * @param measured whether nothing of it is missing
 * @param doubts what stands against its figures
 * @param conclusions what the figures show, or do not
 */
record SubjectPart(
    String name,
    String title,
    String says,
    String setting,
    String command,
    boolean measured,
    Optional<Table<?>> table,
    Optional<Plot> plot,
    List<String> doubts,
    List<String> conclusions) {

  static SubjectPart of(Subject subject, SubjectData data, String command, Words words) {
    List<Parameter> varying = data.varying();
    List<String> doubts = new ArrayList<>();
    data.cells()
        .forEach(
            (workload, cells) ->
                doubts.addAll(
                    Doubts.of(
                        cells,
                        (place, cell) ->
                            SubjectPlot.name(new Place(workload, place, cell), varying),
                        words)));
    return new SubjectPart(
        subject.name(),
        words.say(subject.key("title")),
        words.say(subject.key("says")),
        words.say(subject.settingKey()),
        command,
        data.isMeasured(),
        data.places().isEmpty()
            ? Optional.empty()
            : Optional.of(SubjectTable.of(subject, data, words)),
        SubjectPlot.of(subject, data, words),
        List.copyOf(doubts),
        new Conclusions(subject, data, words).all());
  }

  Html html(boolean draws, Words words) {
    List<Html> blocks = new ArrayList<>();
    blocks.add(Html.element("h2", title));
    blocks.add(labelled(words.say("lecture.says"), Html.sentence(" " + says)));
    blocks.add(
        measured
            ? labelled(
                words.say("lecture.measured"),
                Html.all(Html.text(" "), Html.element("code", command)))
            : LabPage.missing(command, words));
    blocks.add(labelled(words.say("lecture.setting"), Html.sentence(" " + setting)));
    blocks.add(table.map(HtmlTable::of).orElse(Html.NONE));
    blocks.add(draws ? Figure.all(plot.stream().toList()) : Html.NONE);
    blocks.add(Page.warnings(doubts));
    if (!conclusions.isEmpty()) {
      blocks.add(Html.element("h3", words.say("lecture.shows")));
      blocks.add(Html.paragraphs(conclusions));
    }
    return Html.element("section", List.of("id", name), Html.all(blocks));
  }

  private static Html labelled(String label, Html text) {
    return Html.element("p", Html.all(Html.element("strong", label), text));
  }
}
