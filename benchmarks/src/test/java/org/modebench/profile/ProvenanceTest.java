package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.flames.Heading;
import org.modebench.analysis.flames.Stacks;
import org.modebench.plan.ProfileEvent;

class ProvenanceTest {
  private static final ProfileName NAME =
      new ProfileName("CpuBound", "THREADS", 2, "limit=5", ProfileEvent.CPU);

  private static Provenance of(int forks, int measured, String doubt) {
    return new Provenance(
        "r1", "2026-11-25", "25.0.1", "10 calls, limit=5", forks, measured, doubt);
  }

  /** What a reader of a graph must know stands above it. */
  @Test
  void isTheHeadingOfAGraph() {
    Heading heading = of(3, 3, "").heading(NAME, Stacks.parse("main 1\n"));

    assertThat(heading.title()).isEqualTo("CpuBound, limit=5, THREADS, 2 workers: CPU time");
    assertThat(heading.lines())
        .containsExactly(
            Heading.toIndex(), "10 calls, limit=5; run r1, 2026-11-25, JDK 25.0.1; 3 forks");
    assertThat(heading.facts())
        .containsEntry(Heading.EVENT, "cpu")
        .containsEntry(
            Heading.ORIGIN,
            "CpuBound, limit=5, THREADS, 2 workers: CPU time; 10 calls, limit=5; run r1, 2026-11-25, JDK 25.0.1");
  }

  @Test
  void saysWhatIsNotToBeTrustedAndWhatIsCounted() {
    ProfileName locks = new ProfileName("CpuBound", "THREADS", 2, "", ProfileEvent.LOCK);

    assertThat(of(1, 2, "SUSPECT: <slow>").heading(locks, Stacks.parse("main 1\n")).lines())
        .satisfiesExactly(
            says("index.html"),
            says("10 calls, limit=5; run r1, 2026-11-25, JDK 25.0.1; 1 of 2 forks"),
            says("SUSPECT: &lt;slow&gt;"),
            says("nanoseconds"));
    assertThat(of(1, 1, "").heading(locks, new Stacks()).lines())
        .satisfiesExactly(
            says("index.html"),
            says("10 calls, limit=5; run r1, 2026-11-25, JDK 25.0.1; 1 fork"),
            says("Nothing"));
  }

  @Test
  void saysThatTheProfilerInflatesTheStartOfAProcess() {
    assertThat(of(1, 1, "").heading(NAME, Stacks.parse("worker;[load];[main];x 1\n")).lines())
        .anySatisfy(says("[start]", "inflated"));
    assertThat(of(1, 1, "").heading(NAME, Stacks.parse("worker;[work];[main];x 1\n")).lines())
        .noneMatch(line -> line.contains("inflated"));
  }

  @Test
  void isReadBackFromThePage() {
    Provenance provenance = of(1, 2, "SUSPECT: slow");

    assertThat(Provenance.of(provenance.heading(NAME, new Stacks()).facts())).isEqualTo(provenance);
    assertThat(Provenance.isOfNothing(provenance.heading(NAME, new Stacks()).facts())).isTrue();
    assertThat(Provenance.isOfNothing(provenance.heading(NAME, Stacks.parse("a 1\n")).facts()))
        .isFalse();
  }

  @Test
  void isNotKnownOfPagesOfOthers() {
    Provenance unknown = Provenance.of(Map.of("forks", "many"));

    assertThat(unknown.source()).isEqualTo("Its run is unknown.");
    assertThat(unknown.isPartial()).isFalse();
    assertThat(Provenance.isOfNothing(Map.of())).isFalse();
  }

  @Test
  void tellsOfForksThatAreMissing() {
    assertThat(of(2, 2, "").isPartial()).isFalse();
    assertThat(of(2, 3, "").sentence(NAME))
        .contains("CpuBound, limit=5, THREADS, 2 workers: CPU time", "2 of 3 forks", "missing");
    assertThat(of(1, 3, "").sentence(NAME))
        .contains("CpuBound, limit=5, THREADS, 2 workers: CPU time", "1 of 3 forks", "missing");
    assertThat(of(0, 3, "").sentence(NAME))
        .contains(
            "CpuBound, limit=5, THREADS, 2 workers: CPU time", "no graph", "3 forks", "missing");
    assertThat(of(0, 1, "").sentence(NAME))
        .contains(
            "CpuBound, limit=5, THREADS, 2 workers: CPU time", "no graph", "its fork", "missing");
  }
}
