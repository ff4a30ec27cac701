package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.server.common.RequestBounds;

class InboxTest {

  private final Inbox inbox = new Inbox();

  /** Takes what it has room for, as often as there is room. */
  private void arrive(String text) throws IOException {
    ReadableByteChannel channel =
        Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    while (!inbox.isFull() && inbox.fill(channel)) {
      // Until its end.
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\nA: b\r\n\r\n", "GET / HTTP/1.1\nA: b\n\n", "x\r\n\n"})
  void aHeadEndsWithAnEmptyLine(String head) throws Exception {
    for (int i = 0; i < head.length(); i++) {
      assertThat(inbox.takeHead()).isNull();
      arrive(head.substring(i, i + 1));
    }
    assertThat(inbox.takeHead()).isEqualTo(head);
    assertThat(inbox.isEmpty()).isTrue();
    assertThat(inbox.takeHead()).isNull();
  }

  @Test
  void emptyLinesBeforeAHeadMeanNothing() throws Exception {
    arrive("\r\n\n\r\nfirst\r\n\r\n\nsecond\n\n");
    assertThat(inbox.takeHead()).isEqualTo("first\r\n\r\n");
    assertThat(inbox.takeHead()).isEqualTo("second\n\n");
    assertThat(inbox.takeHead()).isNull();
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void aBodyIsTakenWhole() throws Exception {
    arrive("head\n\nbod");
    assertThat(inbox.takeHead()).isEqualTo("head\n\n");
    assertThat(inbox.takeBody(4)).isNull();
    arrive("ynext\n\n");
    assertThat(inbox.takeBody(4)).asString().isEqualTo("body");
    assertThat(inbox.takeHead()).isEqualTo("next\n\n");
    assertThat(inbox.takeBody(0)).isEmpty();
  }

  @Test
  void holdsAHeadOfTheLargestSizeAndNoMore() throws Exception {
    String line = "x".repeat(RequestBounds.LINE_BYTES) + "\r\n";
    String header = "x".repeat(RequestBounds.HEADER_BYTES / 64) + "\r\n";
    String head = line + header.repeat(64) + "\r\n";
    arrive(head);
    assertThat(inbox.takeHead()).isEqualTo(head);

    arrive(line + header.repeat(64) + "x\r\n\r\n");
    assertThatThrownBy(inbox::takeHead)
        .isInstanceOf(Refusal.class)
        .satisfies(saying("headers", "at most 16384 bytes"));
  }

  @Test
  void aHeaderWithoutAnEndIsRefusedWhenThereIsNoMoreRoom() throws Exception {
    arrive("GET / HTTP/1.1\r\n" + "x".repeat(1 << 20));
    assertThat(inbox.isFull()).isTrue();
    assertThatThrownBy(inbox::takeHead)
        .isInstanceOf(Refusal.class)
        .satisfies(saying("headers", "at most 16384 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n"})
  void aRequestLineThatIsTooLongIsRefusedWithOrWithoutItsEnd(String end) throws Exception {
    arrive("x".repeat(RequestBounds.LINE_BYTES + 1) + end);
    assertThatThrownBy(inbox::takeHead)
        .isInstanceOf(Refusal.class)
        .satisfies(saying("request line", "at most 4096 bytes"));
  }
}
