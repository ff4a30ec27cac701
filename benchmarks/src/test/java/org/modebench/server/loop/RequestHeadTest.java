package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.server.common.Answer;

/** Line ends are written {@code |}. */
class RequestHeadTest {

  private static RequestHead parse(String text) throws Refusal {
    return RequestHead.parse(text.replace("|", "\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET /hello HTTP/1.1||, true",
    "GET /hello HTTP/1.1|Host: a||, true",
    "GET /hello HTTP/1.1|Connection: close||, false",
    "GET /hello HTTP/1.1|connection:CLOSE||, false",
    "GET /hello HTTP/1.1|Connection: x|Connection: close||, false",
    "GET /hello HTTP/1.0||, false",
    // As ab -k sends it.
    "GET /hello HTTP/1.0|Connection: Keep-Alive|Host: a||, true",
    "GET /hello HTTP/1.1|Content-Length: 0||, true",
    "GET /hello HTTP/1.9|X:||, true"
  })
  void aRequestSaysWhetherTheConnectionGoesOn(String text, boolean keepAlive) throws Exception {
    assertThat(parse(text)).isEqualTo(new RequestHead("/hello", keepAlive));
  }

  @Test
  void linesMayEndWithoutACarriageReturn() throws Exception {
    assertThat(RequestHead.parse("GET * HTTP/1.1\nConnection: close\n\n"))
        .isEqualTo(new RequestHead("*", false));
  }

  @ParameterizedTest
  @CsvSource({
    "GET||, 400",
    "GET /hello||, 400",
    "GET  /hello HTTP/1.1||, 400",
    "GET /hello HTTP/1.1 ||, 400",
    "GET /a b HTTP/1.1||, 400",
    "GET /\u00e4 HTTP/1.1||, 400",
    "G\u0001T / HTTP/1.1||, 400",
    "GET / http/1.1||, 400",
    "GET / HTTP/11||, 400",
    "GET / HTTP/2.0||, 505",
    "POST / HTTP/1.1||, 405",
    "HEAD / HTTP/1.1||, 405",
    "GET / HTTP/1.1|no colon||, 400",
    "GET / HTTP/1.1|: no name||, 400",
    // Two servers in a row would see two different requests (RFC 9112, 5.1 and 5.2).
    "GET / HTTP/1.1|Content-Length : 5||, 400",
    "GET / HTTP/1.1|A: b| folded: c||, 400",
    "GET / HTTP/1.1|Content-Length: 5||, 413",
    "GET / HTTP/1.1|Content-Length: -5||, 400",
    "GET / HTTP/1.1|Content-Length: +5||, 400",
    "GET / HTTP/1.1|Content-Length: five||, 400",
    "GET / HTTP/1.1|Content-Length:||, 400",
    "GET / HTTP/1.1|Content-Length: 99999999999999999999||, 400",
    "GET / HTTP/1.1|Content-Length: 0|Content-Length: 5||, 400",
    "GET / HTTP/1.1|Transfer-Encoding: chunked||, 413"
  })
  void anythingElseIsRefused(String text, int status) {
    assertThatThrownBy(() -> parse(text))
        .asInstanceOf(type(Refusal.class))
        .extracting(Refusal::answer)
        .extracting(Answer::status)
        .isEqualTo(status);
  }
}
