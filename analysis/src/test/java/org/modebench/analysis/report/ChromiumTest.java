package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in place of the browser. */
@Tag("any-jdk")
@DisabledOnOs(OS.WINDOWS)
class ChromiumTest {
  @TempDir private Path folder;

  /** A browser that does what the lines say, with the file to print to in {@code $pdf}. */
  private Chromium browser(String lines) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path script = bin.resolve("chromium");
    Files.writeString(
        script,
        """
        #!/bin/sh
        for word; do
          case $word in --print-to-pdf=*) pdf=${word#--print-to-pdf=} ;; esac
        done
        %s
        """
            .formatted(lines));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return Chromium.on(folder.resolve("none") + File.pathSeparator + bin).orElseThrow();
  }

  @Test
  void printsAPage() throws Exception {
    Path pdf = folder.resolve("lab.pdf");

    assertThat(browser("echo printed > \"$pdf\"").print(folder.resolve("lab.html"), pdf)).isEmpty();

    assertThat(Files.readString(pdf).strip()).isEqualTo("printed");
  }

  @Test
  void saysWhyItDidNot() throws Exception {
    Path pdf = folder.resolve("lab.pdf");

    assertThat(browser("exit 3").print(folder.resolve("lab.html"), pdf).orElseThrow())
        .contains("lab.pdf", "chromium", "status 3");

    assertThat(pdf).doesNotExist();
  }

  @Test
  void isNotThereWhereThePathHasNone() {
    assertThat(Chromium.on("")).isEmpty();
    assertThat(Chromium.on(folder.toString())).isEmpty();
  }
}
