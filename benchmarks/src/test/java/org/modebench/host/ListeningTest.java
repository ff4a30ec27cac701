package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ListeningTest {
  private static ListenOptions options(String... words) {
    ListenOptions options = new ListenOptions();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("listen", spec(options)))
        .parseArgs(words);
    return options;
  }

  private static CommandLine.Model.CommandSpec spec(ListenOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private static InetAddress address(String text) {
    return Listening.literal(text).orElseThrow();
  }

  @Test
  void isOnLoopbackForeverUnlessTold() {
    ListenOptions options = options();

    assertThat(options.listening()).isEqualTo(Listening.LOOPBACK);
    assertThat(options.listening().authority(8080)).isEqualTo("127.0.0.1:8080");
    assertThat(options.life()).isEmpty();
    assertThat(ListenOptions.warning(options.listening(), 8080)).isEmpty();
  }

  @Test
  void whatOthersReachHasALifeAndAWarningWithItsAddress() {
    ListenOptions options = options("--all-addresses");

    assertThat(options.listening()).isEqualTo(Listening.EVERYWHERE);
    assertThat(options.life()).contains(Duration.ofHours(1));
    assertThat(ListenOptions.warning(options.listening(), 8080).orElseThrow())
        .contains("0.0.0.0:8080", "--allow-from");
  }

  @ParameterizedTest
  @CsvSource({"90s,90", "20m,1200", "02h,7200"})
  void aLifeIsATime(String text, int seconds) {
    assertThat(options("--life", text).life()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --bind foo                       | --bind, digits, "foo", 127.0.0.1
          --bind localhost                 | --bind, digits, "localhost"
          --bind 192.0.2.7                 | --bind, 192.0.2.7 is none, 127.0.0.1
          --bind 0.0.0.0                   | 0.0.0.0 is all, --all-addresses
          --bind ::                        | :: is all, --all-addresses
          --bind 127.0.0.1 --all-addresses | --bind and --all-addresses
          --allow-from 10.0.0.1            | --allow-from, none reaches 127.0.0.1, --bind
          --all-addresses --allow-from x,y | --allow-from, "x"
          """)
  void refusesWhereItCannotListen(String words, String facts) {
    ListenOptions options = options(words.split(" "));

    assertThatIllegalArgumentException()
        .isThrownBy(options::listening)
        .satisfies(saying(facts.split(", ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "10", "1d", "-1s"})
  void refusesALifeThatIsNoTime(String text) {
    ListenOptions options = options("--life=" + text);

    assertThatIllegalArgumentException()
        .isThrownBy(options::life)
        .satisfies(saying("--life", "90s", '"' + text + '"'));
  }

  @Test
  void admitsItsOwnAddressAndThoseNamed() {
    Listening listening =
        Listening.on(address("10.0.0.2")).allowing(List.of(address("10.0.0.1"), address("::5")));

    assertThat(listening.admits(address("10.0.0.1"))).isTrue();
    assertThat(listening.admits(address("10.0.0.2"))).isTrue();
    assertThat(listening.admits(address("::5"))).isTrue();
    assertThat(listening.admits(address("10.0.0.3"))).isFalse();
    assertThat(listening.admits(address("127.0.0.1"))).isFalse();
    assertThat(Listening.EVERYWHERE.admits(address("10.0.0.3"))).isTrue();
    assertThat(Listening.parse(listening.toString())).isEqualTo(listening);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1",
        "1.2.3",
        "256.0.0.1",
        "010.0.0.1",
        "1.2.3.4.5",
        ":",
        "1::2::3",
        "a.b:c",
        "g::1"
      })
  void whatIsNoAddressIsNotLookedUp(String text) {
    assertThat(Listening.literal(text)).isEmpty();
  }

  @Test
  void anAddressOfVersionSixHasBrackets() {
    assertThat(Listening.on(address("::1")).authority(80)).isEqualTo("[0:0:0:0:0:0:0:1]:80");
    assertThat(Listening.parse("::1").isOpen()).isFalse();
  }

  @Test
  void aPrivateFileIsOfItsUserAloneAndGoes(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("port");
    Files.writeString(path, "of before");
    try (PrivateFile file = PrivateFile.write("--port-file", path, "http://127.0.0.1:1\n")) {
      assertThat(Files.readString(file.path())).isEqualTo("http://127.0.0.1:1\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPrivateFileThatCannotBeWrittenIsASentence(@TempDir Path folder) {
    Path path = folder.resolve("none").resolve("port");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PrivateFile.write("--port-file", path, ""))
        .satisfies(saying("--port-file", path.toString(), "no such file or folder"));
  }
}
