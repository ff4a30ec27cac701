package org.modebench.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;
import org.modebench.plan.Machine;
import org.modebench.session.Cases;

@Tag("any-jdk")
class EtaTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  private final CostModel model = new CostModel(new Machine(2, 0.5, 0.1, 2e-9));
  private final Case quick = Cases.io("THREADS", 10);
  private final Case slow = Cases.io("SEQUENTIAL", 1);

  @Test
  void beforeTheFirstForkTheModelIsAllThereIs() {
    Eta eta = new Eta(model);
    eta.add(quick);
    eta.add(slow);
    assertThat(eta.secondsLeft()).isCloseTo(1.4 + 3.5, EXACT);
  }

  @Test
  void aCaseThatHasRunTakesAsLongAsItTook() {
    Eta eta = new Eta(model);
    eta.add(quick);
    eta.add(quick);
    eta.ended(quick, 9);
    assertThat(eta.secondsLeft()).isCloseTo(9, EXACT);
  }

  /** On a machine twice as slow as the model's, what has not run yet takes twice as long, too. */
  @Test
  void theModelIsCorrectedByWhatForksTook() {
    Eta eta = new Eta(model);
    eta.add(quick);
    eta.add(slow);
    eta.ended(quick, 2 * 1.4);
    assertThat(eta.secondsLeft()).isCloseTo(2 * 3.5, EXACT);
  }

  @Test
  void aCaseThatIsDroppedTakesNoTime() {
    Eta eta = new Eta(model);
    eta.add(quick);
    eta.add(slow);
    eta.dropped(slow);
    assertThat(eta.secondsLeft()).isCloseTo(1.4, EXACT);
  }
}
