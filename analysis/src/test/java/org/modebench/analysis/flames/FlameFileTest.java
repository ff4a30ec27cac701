package org.modebench.analysis.flames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameFileTest {
  @TempDir private Path folder;

  @Test
  void keepsTheFactsOfItsHeading() throws Exception {
    Heading heading =
        new Heading(
            "a\nb <c>",
            List.of("Zürich <b>bold</b>\n"),
            Map.of("event", "cpu", "status", "SUSPECT: it's \"slow\"\n& <late> in Zürich"));
    Path page =
        Files.writeString(
            folder.resolve("a.html"), FlameFile.html(Stacks.parse("main;x 2\n"), heading));

    assertThat(Files.readString(page))
        .contains("<title>a b &lt;c&gt;</title>\n")
        .contains("<h1>a b &lt;c&gt;<small>Zürich <b>bold</b> </small></h1>\n");
    assertThat(FlameFile.facts(page))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("event", "cpu", "status", "SUSPECT: it's \"slow\" & <late> in Zürich"));
    assertThat(FlameFile.read(page).toCollapsed()).isEqualTo("main;x 2\n");
  }

  /** Frames are named without their packages, and tell the whole name to who points at them. */
  @Test
  void namesFramesShortly() throws Exception {
    String page = FlameFile.html(Stacks.parse("org/a/Task.call_[j] 2\n"), Heading.of("a"));

    assertThat(page).contains("const name = f.title.replace(/^.*\\//, '');");
    assertThat(FlameFile.read(Files.writeString(folder.resolve("a.html"), page)).toCollapsed())
        .isEqualTo("org/a/Task.call_[j] 2\n");
  }

  @Test
  void hasNoFactsInFilesOfOthers() throws Exception {
    assertThat(FlameFile.facts(folder.resolve("a.jfr"))).isEmpty();
    assertThat(FlameFile.facts(Files.writeString(folder.resolve("a.html"), "<html>\n"))).isEmpty();
  }

  /** The command line has a sentence for too little memory, and one for faults of the program. */
  @Test
  void failsAsTheConverterFails() {
    assertThatThrownBy(
            () ->
                FlameFile.deep(
                    () -> {
                      throw new OutOfMemoryError("Java heap space");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(
            () ->
                FlameFile.deep(
                    () -> {
                      throw new IllegalStateException("a fault");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a fault");
    assertThatThrownBy(
            () ->
                FlameFile.deep(
                    () -> {
                      throw new IOException("a full disk");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("a full disk");
  }
}
