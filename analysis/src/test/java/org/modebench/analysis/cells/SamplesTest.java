package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void failedCellsAreLeftOutAndSuspectOnesAreNot() {
    TreeMap<String, Cell> cells = new TreeMap<>();
    cells.put("failed", Cell.of(List.of(Rows.IO.wall(0.1), Rows.IO.fork(2).failed("It broke."))));
    cells.put("suspect", Cell.of(List.of(Rows.IO.suspect(0.1, "The mock was slow."))));
    cells.put("valid", Cell.of(List.of(Rows.IO.wall(0.11))));
    assertThat(Samples.of(cells, "wall").keySet()).containsExactly("suspect", "valid");
    assertThat(Samples.unit(cells, "wall")).isEqualTo("s");
    assertThat(Samples.unit(cells, "cpu")).isEmpty();
  }
}
