package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class ServerUrlTest {
  private static ServerUrl url(String typed) {
    return ServerUrl.recordable("url", typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:9000/hello?a=b&c | http://127.0.0.1:9000/hello?a=b&c | http://127.0.0.1:9000 | /hello?a=b&c
          HTTP://LocalHost                  | http://localhost                  | http://localhost      | /
          https://[::1]:8443?q              | https://[::1]:8443?q              | https://[::1]:8443    | /?q
          http://h/a%20b/@c                 | http://h/a%20b/@c                 | http://h              | /a%20b/@c
          http://h/ä                        | http://h/ä                        | http://h              | /%C3%A4
          """)
  void isShownAsItIsMeant(String typed, String text, String server, String target) {
    ServerUrl url = url(typed);
    assertThat(url.text()).isEqualTo(text);
    assertThat(url.server()).hasToString(server);
    assertThat(url.target()).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "ftp://hunter2@host/",
        "http://me:hunter2@host/x",
        "https://me:hunter2/2@host/x",
        "http://me:hunter2?@host/x",
        "me:hunter2@host",
        "http:///path?hunter2",
        "http://host/a b?hunter2",
        "http://host:port/?token=hunter2",
        "http://host:99999/?token=hunter2",
        "http://host/?a=1&token=hunter2",
        "http://host/?API_KEY=hunter2",
        "http://host/?auth=hunter2&b=c",
        "http://host/?sig=x${NAME}hunter2",
        "http://host/#hunter2",
        "http://host/?a=b#token=hunter2"
      })
  void whatIsRefusedIsNotRepeated(String typed) {
    assertThatThrownBy(() -> url(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("url")
        .satisfies(
            sentence -> {
              if (!typed.equals("hunter2")) {
                assertThat(sentence).doesNotContain("hunter2");
              }
            });
  }

  @Test
  void aSecretIsTheNameOfAVariable() {
    ServerUrl url = url("http://host/a?token=${TOKEN}&n=1");
    assertThat(url.text()).isEqualTo("http://host/a?token=${TOKEN}&n=1");
    assertThat(url.target(name -> Optional.ofNullable(Map.of("TOKEN", "a&b +#/").get(name))))
        .isEqualTo("/a?token=a%26b%20%2B%23%2F&n=1");
    assertThatThrownBy(() -> url.target(name -> Optional.empty()))
        .hasMessageContainingAll("TOKEN", "not set", "http://host/a?token=${TOKEN}&n=1");
  }

  /** A variable in the host would let the environment choose where the load goes. */
  @Test
  void theHostIsNoVariable() {
    assertThatThrownBy(() -> url("http://${HOST}/")).hasMessageContaining("http://host:port/path");
  }

  /** What only sounds like a secret, and is none. */
  @ParameterizedTest
  @ValueSource(strings = {"http://h/?author=me", "http://h/?passage=4", "http://h/?design=x"})
  void otherNamesAreNoSecrets(String typed) {
    assertThat(url(typed).text()).isEqualTo(typed);
  }
}
