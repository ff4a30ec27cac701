package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** Bodies that go through servers, by the jar with real forks. */
@Tag("any-jdk")
class UploadIT {
  @TempDir Path folder;
  private Jar jar;

  @BeforeEach
  void prepare() throws IOException {
    jar = new Jar(folder);
  }

  @Test
  void bodiesGoUpAndComeBackAndLeaveNothingBehind() throws Exception {
    Jar.Ended run = jar.run("Upload", "-p", "megabytes=64", "-f", "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    for (String server : List.of("THREAD_PER_CONNECTION", "EVENT_LOOP")) {
      assertThat(value(server, "STREAM", "server_growth")).as(server).isLessThan(32e6);
      assertThat(value(server, "BUFFER", "server_growth")).as(server).isGreaterThan(32e6);
      for (String metric : List.of("upload_rate", "download_rate", "others_p50", "others_p99")) {
        assertThat(value(server, "STREAM", metric)).as(server + " " + metric).isPositive();
        assertThat(value(server, "BUFFER", metric)).as(server + " " + metric).isPositive();
      }
    }
    assertThat(run.out()).contains("two sizes of bodies");
    jar.awaitNoProcess(List.of(), 10);
    assertThat(jar.leftovers()).isEmpty();
  }

  @Test
  void aServerWithoutMemoryFailsAndSaysWhy() throws Exception {
    Jar.Ended run = jar.run("Upload", "-p", "body=BUFFER", "-p", "megabytes=1024", "-f", "1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(rows())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo(Status.FAILED);
              assertThat(row.reason())
                  .satisfies(says("body of 1024 MB", "exit code 3", "OutOfMemoryError"));
            });
    jar.awaitNoProcess(List.of(), 10);
  }

  private List<Row> rows() throws Exception {
    return ResultsFile.read(jar.file("runs/results.csv")).rows();
  }

  private double value(String server, String body, String metric) throws Exception {
    return rows().stream()
        .filter(row -> row.mode().equals(server) && row.metric().equals(metric))
        .filter(row -> row.params().contains("body=" + body))
        .mapToDouble(Row::value)
        .average()
        .orElseThrow(() -> new AssertionError(server + " has no " + metric));
  }
}
