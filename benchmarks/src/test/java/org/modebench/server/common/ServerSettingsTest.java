package org.modebench.server.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class ServerSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"none", "threads", "processes", "service", "http://127.0.0.1:8081"})
  void aProcessIsToldAsTheSettingsSay(String text) {
    Offload offload = Offload.parse(text);
    ServerSettings settings =
        new ServerSettings(0, 3, Optional.empty(), Duration.ofSeconds(2)).computingIn(offload);

    assertThat(offload).hasToString(text);
    assertThat(ServerSettings.parse(settings.toArguments().toArray(String[]::new), 0))
        .isEqualTo(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "16 /tmp/with a space"})
  void aProcessIsToldOfItsDatabase(String text) {
    ServerSettings settings =
        new ServerSettings(0, 3, Optional.empty(), Duration.ofSeconds(2))
            .asking(Database.parse(text));

    assertThat(settings.database().orElseThrow()).hasToString(text);
    assertThat(ServerSettings.parse(settings.toArguments().toArray(String[]::new), 0))
        .isEqualTo(settings);
    assertThatIllegalArgumentException().isThrownBy(() -> Database.parse("0"));
  }

  @Test
  void aProcessIsToldOfItsFile() {
    ServedFile file = new ServedFile(Path.of("/tmp/with a space"), 8, 4_096, true);
    ServerSettings settings =
        new ServerSettings(0, 3, Optional.empty(), Duration.ofSeconds(2)).reading(file);

    assertThat(ServerSettings.parse(settings.toArguments().toArray(String[]::new), 0))
        .isEqualTo(settings);
  }

  @Test
  void aServiceIsToBeStartedUntilItsAddressIsKnown() {
    assertThat(Offload.parse("service").needsService()).isTrue();
    assertThat(Offload.to(URI.create("http://127.0.0.1:8081")).needsService()).isFalse();
    assertThat(Offload.parse("threads").needsService()).isFalse();
  }

  @Test
  void thereIsNoOtherPlace() {
    assertThatIllegalArgumentException().isThrownBy(() -> Offload.parse("moon"));
  }
}
