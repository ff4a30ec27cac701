package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.session.Cases;

class ProfilerCostTest {
  private static final Case PROFILED = ProfiledCases.profiled(plain(), "cpu");

  private static Case plain() {
    return Cases.cpu("THREADS", 2);
  }

  private static String line(String run, String params, double seconds, String status) {
    return "%s,2026-01-01T00:00:00Z,CpuBound,THREADS,2,10,%s,1,1,wall,%s,s,%s,,h,2,17,c\n"
        .formatted(run, params, seconds, status);
  }

  private static List<String> lines(double with, double without) {
    List<String> lines = new ArrayList<>();
    // The medians are those in the middle, whatever the others are.
    for (double factor : new double[] {0.1, 1, 50}) {
      lines.add(line("r", PROFILED.otherParams(), with * factor, "VALID"));
      lines.add(line("r", plain().otherParams(), without * factor, "VALID"));
    }
    lines.add(line("other", plain().otherParams(), 1000, "VALID"));
    return lines;
  }

  @Test
  void comparesMedians() {
    assertThat(new ProfilerCost("r", lines(1.029, 1)).suspicion(PROFILED)).isEmpty();
    assertThat(new ProfilerCost("r", lines(0.971, 1)).suspicion(PROFILED)).isEmpty();
    assertThat(new ProfilerCost("r", lines(1.031, 1)).suspicion(PROFILED))
        .contains(
            "profiled: the median time differs by +3.1 % from that without the profiler, and may by 3 %");
    assertThat(new ProfilerCost("r", lines(0.5, 1)).suspicion(PROFILED))
        .contains(
            "profiled: the median time differs by -50.0 % from that without the profiler, and may by 3 %");
  }

  @Test
  void trustsNothingThatCannotBeCompared() {
    List<String> failed =
        List.of(
            line("r", PROFILED.otherParams(), 1, "VALID"),
            line("r", plain().otherParams(), 1, "FAILED"));

    assertThat(new ProfilerCost("r", failed).suspicion(PROFILED))
        .contains("profiled, and there is no time without the profiler to compare with");
    assertThat(new ProfilerCost("r", List.of()).suspicion(PROFILED)).isEmpty();
  }
}
