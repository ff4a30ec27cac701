package org.modebench.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.server.common.ServerProcess;

/** Servers with less memory than a body has bytes. */
@Timeout(60)
class UploadMainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HEAP = "40m";
  private static final Content CONTENT = new Content(80_000_000);

  @ParameterizedTest
  @EnumSource
  void bodiesThatAreStreamedNeedNotFitIntoMemory(UploadModel model) throws Exception {
    try (ServerProcess store = StoreMain.launch();
        ServerProcess server =
            UploadMain.launch(model, Body.STREAM, store.address().getPort(), HEAP);
        UploadClient client = UploadClient.of(server, PATIENCE)) {
      assertThat(client.upload(CONTENT, 0)).isEqualTo(CONTENT.receipt());
      assertThat(client.download(CONTENT, 0)).isEqualTo(CONTENT.receipt());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatHoldsThemEndsAndSaysWhy(UploadModel model) throws Exception {
    try (ServerProcess store = StoreMain.launch();
        ServerProcess server =
            UploadMain.launch(model, Body.BUFFER, store.address().getPort(), HEAP)) {
      try (UploadClient client = UploadClient.of(server, PATIENCE)) {
        assertThatThrownBy(() -> client.upload(CONTENT, 0)).isInstanceOf(IOException.class);
      }
      assertThatThrownBy(server::takeMostThreads)
          .isInstanceOf(IOException.class)
          .satisfies(saying("The server has ended with exit code 3", "OutOfMemoryError"));
    }
  }
}
