package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.modebench.session.Cases;
import org.modebench.task.own.OwnClassPath;

class OwnCasesTest {
  private static List<String> notes(String address) {
    OwnCases own = new OwnCases(OwnClassPath.of(""), Set.of(), "");
    own.described(
        List.of(
            Cases.of("Own", false, "mode", "SEQUENTIAL", "workers", "1", "task", address),
            Cases.of("Own", false, "mode", "THREADS", "workers", "2", "task", address)));
    return own.notes();
  }

  /** Once, and not for each case. */
  @Test
  void anEndpointOfThisMachineIsSaidNotToBeJudgedByWhatOthersCompute() {
    assertThat(notes("http://localhost:9000/"))
        .singleElement()
        .asString()
        .contains("http://localhost:9000/", "on this machine", "other_cpu", "not judged");
    assertThat(notes("http://192.0.2.1/")).isEmpty();
  }
}
