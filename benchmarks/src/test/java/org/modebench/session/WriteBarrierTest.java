package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@Tag("any-jdk")
class WriteBarrierTest {
  private final WriteBarrier barrier = new WriteBarrier();
  private final AtomicInteger written = new AtomicInteger();

  @Test
  void onceItIsClosedWhoWantsToWriteIsKnownAndKeptFromIt() throws Exception {
    barrier.pass(written::incrementAndGet);
    barrier.close();
    assertThat(barrier.awaitWriter(20)).isFalse();

    Thread writer = new Thread(this::write, "writer");
    writer.setDaemon(true);
    writer.start();

    assertThat(barrier.awaitWriter(10_000)).isTrue();
    assertThat(written).hasValue(1);
    assertThat(writer.isAlive()).isTrue();
  }

  private void write() {
    try {
      barrier.pass(written::incrementAndGet);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
