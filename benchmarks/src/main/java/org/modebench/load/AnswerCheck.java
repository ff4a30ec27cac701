package org.modebench.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/** The check of an answer while it arrives, of one answer after another. */
final class AnswerCheck {
  private static final int OK = 200;

  private final byte @Nullable [] expected;
  private int status;
  private boolean interim;
  private boolean keepAlive;
  private boolean bodyWrong;
  private int bodyBytes;

  /**
   * @param expected the body of an answer 200; null: any, and any other success will do
   */
  AnswerCheck(byte @Nullable [] expected) {
    this.expected = expected;
  }

  void begin(HttpResponse response) {
    status = response.status().code();
    interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    keepAlive = HttpUtil.isKeepAlive(response);
    bodyWrong = false;
    bodyBytes = 0;
  }

  void body(ByteBuf part) {
    int length = part.readableBytes();
    if (expected == null || status != OK || bodyWrong) {
      return;
    }
    if (bodyBytes + length > expected.length) {
      bodyWrong = true;
      return;
    }
    for (int i = 0; i < length; i++) {
      if (part.getByte(part.readerIndex() + i) != expected[bodyBytes + i]) {
        bodyWrong = true;
        return;
      }
    }
    bodyBytes += length;
  }

  /** Returns whether what ended was only the announcement of an answer, as 100 is. */
  boolean interim() {
    return interim;
  }

  /** Returns whether the server keeps the connection. */
  boolean keepAlive() {
    return keepAlive;
  }

  /** Returns what an answer that is whole amounts to. */
  Ending ending() {
    boolean good =
        expected == null
            ? HttpStatusClass.valueOf(status) == HttpStatusClass.SUCCESS
            : status == OK;
    if (!good) {
      return Ending.ofStatus(status);
    }
    boolean whole = expected == null || (!bodyWrong && bodyBytes == expected.length);
    return whole ? Ending.ANSWERED : Ending.OTHER_BODY;
  }
}
