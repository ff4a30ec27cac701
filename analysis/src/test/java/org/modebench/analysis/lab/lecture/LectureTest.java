package org.modebench.analysis.lab.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.lab.lecture.Claim.Side;

@Tag("any-jdk")
class LectureTest {
  private static final Set<Metric> OF_EVERY_WORKLOAD =
      Set.of(Metrics.WALL, Metrics.CPU, Metrics.THREADS, Metrics.PER_CALL);

  private static Properties texts() throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream("lab.properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  /** What a run measures has every side of every claim in it. */
  @ParameterizedTest
  @EnumSource
  void claimsNothingThatItsExperimentsDoNotMeasure(Lecture lecture) {
    for (Subject subject : lecture.subjects()) {
      assertThat(subject.claims()).as(subject.name()).isNotEmpty();
      for (Claim claim : subject.claims()) {
        for (Side side : List.of(claim.one(), claim.other())) {
          assertThat(compared(subject)).as("%s: %s", subject.name(), side).contains(side.value());
          side.at()
              .forEach(
                  (parameter, value) ->
                      assertThat(measured(lecture, subject, parameter))
                          .as("%s: %s", subject.name(), parameter)
                          .contains(value));
        }
        for (Metric metric : List.of(claim.metric(), claim.against())) {
          assertThat(measures(subject.workload(), metric))
              .as("%s: %s", subject.name(), metric.name())
              .isTrue();
        }
      }
      assertThat(subject.metrics())
          .as(subject.name())
          .isNotEmpty()
          .allMatch(metric -> measures(subject.workload(), metric));
    }
  }

  /** A side that is silent on what varies would be the first cell that comes. */
  @ParameterizedTest
  @EnumSource
  void namesOneCellForEachSide(Lecture lecture) {
    for (Subject subject : lecture.subjects()) {
      for (Claim claim : subject.claims()) {
        Set<String> varied = new TreeSet<>();
        subject
            .experiment()
            .values()
            .forEach(
                (name, values) ->
                    Optional.of(name).filter(n -> values.size() > 1).ifPresent(varied::add));
        varied.remove(subject.workload().axis().name());
        if (claim.kind() != Claim.Kind.STEEPER) {
          assertThat(claim.one().at().keySet()).as(subject.name()).containsAll(varied);
          assertThat(claim.other().at().keySet()).as(subject.name()).containsAll(varied);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void drawsOverWhatVaries(Lecture lecture) {
    for (Subject subject : lecture.subjects()) {
      subject
          .across()
          .ifPresent(
              across ->
                  assertThat(measured(lecture, subject, across.name()))
                      .as(subject.name())
                      .hasSizeGreaterThan(1));
    }
  }

  private static boolean measures(Workload workload, Metric metric) {
    return OF_EVERY_WORKLOAD.contains(metric) || workload.metrics().contains(metric);
  }

  /** Where an experiment names none, it has all of them. */
  private static List<String> compared(Subject subject) {
    List<String> chosen = values(subject, subject.workload().axis().name());
    return chosen.isEmpty() ? subject.workload().axis().names() : chosen;
  }

  private static List<String> values(Subject subject, String parameter) {
    return subject.experiment().values().getOrDefault(parameter, List.of());
  }

  /** The values of a parameter in a run of the lecture: what is cut, or else the experiment's. */
  private static List<String> measured(Lecture lecture, Subject subject, String parameter) {
    Parameter known = subject.workload().parameter(parameter);
    assertThat(subject.workload().defaults()).as(subject.name()).containsKey(known);
    String standard = subject.workload().defaults().getOrDefault(known, "");
    List<String> ofExperiment = values(subject, parameter);
    Optional<List<String>> cut =
        lecture.words().stream()
            .filter(word -> word.startsWith(parameter + "="))
            .findFirst()
            .map(word -> Arrays.asList(word.substring(parameter.length() + 1).split(",", -1)));
    cut.ifPresent(
        values ->
            assertThat(ofExperiment.isEmpty() ? List.of(standard) : ofExperiment)
                .as("%s of %s", parameter, subject.name())
                .containsAll(values));
    return cut.orElse(ofExperiment.isEmpty() ? List.of(standard) : ofExperiment);
  }

  /** A text that no subject says, or one that it lacks. */
  @Test
  void hasATextForEachSubjectAndClaimAndNoOther() throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (Lecture lecture : Lecture.values()) {
      for (Subject subject : lecture.subjects()) {
        wanted.add(subject.key("title"));
        wanted.add(subject.key("says"));
        for (int i = 1; i <= subject.claims().size(); i++) {
          wanted.add(subject.key(i + ".shown"));
          wanted.add(subject.key(i + ".not-shown"));
        }
        subject.metrics().forEach(metric -> wanted.add("metric." + metric.name()));
        subject.across().ifPresent(across -> wanted.add("across." + across.name()));
      }
    }

    Set<String> said = new TreeSet<>(texts().stringPropertyNames());
    said.removeIf(key -> !key.matches("(subject|metric|across)\\..*"));
    assertThat(said).isEqualTo(wanted);
  }

  @Test
  void namesOneRunForAllOfItsSubjects() {
    assertThat(Lecture.SYNC.words())
        .containsSubsequence("FanOut", "Server", "GilLatency", "-p")
        .contains(
            "experiment=alone,concurrency,stalled,messages,trust,race,circle,pool,native,waiting,"
                + "beside,connections,mixing,elsewhere,bottleneck")
        .contains("connections=10,1000", "messageBytes=1,1000000", "placement=same");
  }

  @Test
  void cutsNothingThatASubjectDoesNotHave() {
    assertThat(Lecture.SYNC.words(List.of(WaitingSubjects.READINESS)))
        .containsExactly("Readiness", "-p", "experiment=connections", "-p", "connections=10,1000");
    assertThat(Lecture.SYNC.words(List.of(WebSubjects.DATABASE)))
        .containsExactly("Server", "-p", "experiment=bottleneck");
  }

  @ParameterizedTest
  @CsvSource({"web,WEB", "sync,SYNC", "threads,THREADS"})
  void hasTheNamesOfTheCommandLine(String name, Lecture lecture) {
    assertThat(Lecture.named(name)).isEqualTo(lecture);
  }

  @ParameterizedTest
  @CsvSource({
    "thread,Did you mean threads?",
    "WEB,Did you mean web?",
    "foo,'web, sync or threads, but is \"foo\".'"
  })
  void saysWhichLecturesThereAre(String name, String said) {
    assertThatThrownBy(() -> Lecture.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--lecture must be")
        .hasMessageEndingWith(said);
  }
}
