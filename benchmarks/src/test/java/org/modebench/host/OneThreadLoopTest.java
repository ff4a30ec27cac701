package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OneThreadLoopTest {

  /** Netty calls a loop terminated a moment before its thread has ended. */
  @Test
  void itsThreadHasEndedWhenItIsClosed() throws Exception {
    for (int i = 0; i < 100; i++) {
      OneThreadLoop loop = new OneThreadLoop("tested-loop");
      Thread thread = loop.loop().submit(Thread::currentThread).get();
      assertThat(thread.getName()).startsWith("tested-loop");
      assertThat(thread.isDaemon()).isTrue();
      loop.close();
      assertThat(thread.isAlive()).isFalse();
      loop.close();
    }
  }

  @Test
  void whatSleepsOnItGivesUpWhenItIsInterrupted() throws Exception {
    OneThreadLoop loop = new OneThreadLoop("tested-loop");
    EventLoop thread = loop.loop();
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    thread.execute(
        () -> {
          asleep.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            // As it must be.
          }
        });
    asleep.await();
    loop.interrupt();
    assertThat(thread.isTerminated()).isTrue();
  }
}
