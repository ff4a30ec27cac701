package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOption;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.Upstream;

/** A connection without a network, in a time that stands still until it is told to pass. */
class HelloHandlerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int NO_TIMER = -1;

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void open() {
    channel.freezeTime();
    LoopTimer timer =
        (nanos, action) -> {
          var scheduled = channel.eventLoop().schedule(action, nanos, TimeUnit.NANOSECONDS);
          return () -> scheduled.cancel(false);
        };
    Hello hello =
        new Hello(
            LoopUpstream.timer(timer, Duration.ofSeconds(10)), new BlockedWait(new NoUpstream()));
    channel.pipeline().addLast(new HelloHandler(hello, PATIENCE));
    // It joined when the connection was there already.
    channel.pipeline().fireChannelActive();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
    assertThat(channel.runScheduledPendingTasks()).as("timers left").isEqualTo(NO_TIMER);
  }

  private void request(String target) {
    channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target));
  }

  private void pass(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
  }

  /** Returns the status of the next answer, 0 if there is none. */
  private int status() {
    FullHttpResponse response = channel.readOutbound();
    if (response == null) {
      return 0;
    }
    response.release();
    return response.status().code();
  }

  @Test
  void answersAtTheTimeAndNotBefore() {
    request("/hello?latencyMillis=100");
    pass(99);
    assertThat(status()).isZero();
    pass(1);
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void theTimerOfAClientThatHasGoneIsCancelled() {
    request("/hello?latencyMillis=9000");
    var unused = channel.close();
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(NO_TIMER);
  }

  @Test
  void aClientThatHasEndedItsSendingIsAnsweredAndClosed() {
    request("/hello?latencyMillis=100");
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    pass(100);
    assertThat(status()).isEqualTo(200);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void patienceCountsNoTimeInWhichTheClientWaits() {
    request("/hello?latencyMillis=9000");
    pass(9_000);
    assertThat(status()).isEqualTo(200);
    pass(PATIENCE.toMillis() - 1);
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void aClientThatSendsFasterThanItIsServedIsNotRead() {
    request("/hello?latencyMillis=100");
    assertThat(autoRead()).isTrue();
    request("/hello?latencyMillis=100");
    assertThat(autoRead()).isFalse();
    pass(100);
    assertThat(status()).isEqualTo(200);
    assertThat(status()).isZero();
    assertThat(autoRead()).isTrue();
    pass(100);
    assertThat(status()).isEqualTo(200);
  }

  private boolean autoRead() {
    return channel.config().getOption(ChannelOption.AUTO_READ);
  }

  /** Nobody asks to block the loop here. */
  private static final class NoUpstream implements Upstream {
    @Override
    public Answer await(HelloRequest request) {
      throw new AssertionError(request);
    }

    @Override
    public void close() {}
  }
}
