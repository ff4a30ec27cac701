package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Heading;
import org.modebench.analysis.flames.Stacks;

class FlameDiffCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(
        arguments,
        OutputStream.nullOutputStream(),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Lambdas of two JVMs are one frame, and shares are compared, not numbers of samples. */
  @Test
  void drawsBothDirectionsWithFramesOfOneSideMarked() throws Exception {
    String a =
        write("a.collapsed", "main;A$$Lambda$14/0x0000000800c03000.run 30\nmain;gone_away 10\n");
    String b = write("b<1>.collapsed", "main;A$$Lambda/0x00007f1c3800a000.run 60\nmain;fresh 20\n");
    Path out = folder.resolve("out.html");

    assertThat(run("flamediff", a, b, "-o", out.toString())).as(errors()).isZero();

    String page = Files.readString(out);
    assertThat(page)
        .contains("<h1>b&lt;1&gt;.collapsed compared with a.collapsed")
        .contains("href='out.reversed.html'")
        .contains("fresh")
        .doesNotContain("gone_away")
        // The lambda has the same share on both sides, so no difference.
        .contains("\nd=0;a=60;b=30\n", "1 frame is coloured")
        .containsOnlyOnce("\nd=U;a=20;b=0\n");
    assertThat(Files.readString(folder.resolve("out.reversed.html")))
        .contains("gone_away")
        .doesNotContain("fresh")
        .contains("href='out.html'");
  }

  /** What it draws, it reads: a graph is as good an input as the stacks it was made of. */
  @Test
  void readsFlameGraphs() throws Exception {
    String collapsed = write("a.collapsed", "main;A.run_[j] 3\nmain;B.run_[j] 1\n");
    Path out = folder.resolve("out.html");
    assertThat(run("flamediff", collapsed, collapsed, "-o", out.toString())).as(errors()).isZero();

    assertThat(FlameFile.read(out).toCollapsed()).isEqualTo("main;A.run_[j] 3\nmain;B.run_[j] 1\n");
  }

  private String graph(String name, String stacks, String event) throws IOException {
    Heading heading =
        new Heading(
            name,
            List.of(),
            Map.of(Heading.EVENT, event, Heading.ORIGIN, "CpuBound, " + name + " <10 calls>"));
    return write(name + ".html", FlameFile.html(Stacks.parse(stacks), heading));
  }

  /** Threads and processes that call the task are no difference; what else there is, is one. */
  @Test
  void comparesTasksWhereverTheyAreCalled() throws Exception {
    String task = "org/modebench/task/Countdown.call_[j];org/modebench/task/Countdown.down_[j]";
    String a = graph("a", "fork;[caller];" + task + " 100\n", "cpu");
    String b = graph("b", "worker;[work];[main];w;" + task + " 50\nworker;[start];_dl 50\n", "cpu");
    Path out = folder.resolve("out.html");

    assertThat(run("flamediff", a, b, "-o", out.toString())).as(errors()).isZero();
    assertThat(Files.readString(out))
        // Half of the time of the task is elsewhere, and the start's two frames are new.
        .contains("\nd=-5000;a=50;b=100\n")
        .containsOnlyOnce("\nd=U;a=50;b=0\n")
        .contains("<small>b.html: CpuBound, b &lt;10 calls&gt;</small>")
        .contains("<small>a.html: CpuBound, a &lt;10 calls&gt;</small>");

    assertThat(run("flamediff", a, b, "-o", out.toString(), "--from-root")).as(errors()).isZero();
    assertThat(Files.readString(out)).contains("\nd=U;a=100;b=0\n").doesNotContain("\nd=-");
  }

  /** Compiled code calls a native function through a frame that interpreted code has not. */
  @Test
  void comparesNativeMethodsHoweverTheyAreCalled() throws Exception {
    String a =
        write(
            "a.collapsed",
            "main;Net.poll_[j];Java_sun_nio_ch_Net_poll;poll 100\nmain;Unsafe.park_[j];LockTracer::UnsafeParkHook;Unsafe_Park 100\n");
    String b =
        write("b.collapsed", "main;Net.poll_[0];poll 100\nmain;Unsafe.park_[j];Unsafe_Park 100\n");
    Path out = folder.resolve("out.html");

    assertThat(run("flamediff", a, b, "-o", out.toString())).as(errors()).isZero();

    for (String page : List.of("out.html", "out.reversed.html")) {
      assertThat(Files.readString(folder.resolve(page))).contains("0 frames are coloured");
    }
  }

  @Test
  void refusesToCompareDifferentEvents() throws Exception {
    String a = graph("a", "main;x 1\n", "cpu");
    String b = graph("b", "main;x 1\n", "wall");

    assertRefused(says(a, "cpu", b, "wall", "same event"), a, b, "-o", out());
  }

  /** Colours are by the time of a frame itself: that of the caller is grey. */
  @Test
  void saysWhatTheColoursMean() throws Exception {
    String a = write("a.collapsed", "call;down 98\nother 2\n");
    String b = write("b.collapsed", "call;down 20\nother 80\n");
    Path out = folder.resolve("out.html");

    assertThat(run("flamediff", a, b, "-o", out.toString())).as(errors()).isZero();

    assertThat(Files.readString(out))
        .contains(
            "<title>b.collapsed compared with a.collapsed</title>",
            "<h1>b.collapsed compared with a.collapsed<small>",
            "itself",
            "red more",
            "blue less",
            "grey ones are not shown to differ",
            "yellow frames are only here",
            "<a href='out.reversed.html'>")
        .contains("\nd=0;a=0;b=0\nn(3,100)\nu(11,20)\nd=-7800;a=20;b=98\n");
  }

  /** 96.6 and 97.8 % of so few samples are no difference, and neither is a frame seen once. */
  @Test
  void coloursNoMoreThanTheSamplesShow() throws Exception {
    String a = write("a.collapsed", "call;down 57\nother 2\n");
    String b = write("b.collapsed", "call;down 88\nother 1\nnew 1\n");
    Path out = folder.resolve("out.html");

    assertThat(run("flamediff", a, b, "-o", out.toString())).as(errors()).isZero();

    assertThat(Files.readString(out))
        .contains("0 frames are coloured", "90 samples here", "59 there")
        .contains("\nd=0;a=88;b=57\n", "\nd=0;a=1;b=0\n")
        .doesNotContain("d=U;");

    // As many times more samples show it.
    String more = write("more.collapsed", "call;down 5700\nother 200\n");
    String most = write("most.collapsed", "call;down 8800\nother 100\nnew 100\n");
    assertThat(run("flamediff", more, most, "-o", out.toString())).as(errors()).isZero();
    assertThat(Files.readString(out))
        .contains("3 frames are coloured", "\nd=117;a=8800;b=5700\n", "\nd=U;a=100;b=0\n");
  }

  /** Bytes and nanoseconds are no samples that a test could count. */
  @Test
  void testsNothingButSamples() throws Exception {
    String a = graph("a", "call;down 50\nother 50\n", "lock");
    String b = graph("b", "call;down 51\nother 49\n", "lock");
    Path out = folder.resolve("out.html");

    assertThat(run("flamediff", a, b, "-o", out.toString())).as(errors()).isZero();

    assertThat(Files.readString(out)).contains("not tested", "\nd=100;a=51;b=50\n");
  }

  @Test
  void refusesInASentenceWhatHoldsNoStacks() throws Exception {
    String good = write("a.collapsed", "main;A.run 3\n");
    String page = write("page.html", "<html></html>\n");
    String torn = write("torn.jfr", "FLR\0");
    String empty = write("empty.collapsed", "\n");
    String text = write("text.collapsed", "What is this?\n");

    String image = folder.resolve("image.png").toString();
    Files.write(Path.of(image), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    String kinds = "not a flame graph, a recording or collapsed stacks";
    assertRefused(says(page, kinds, "another kind"), page, good);
    assertRefused(says(torn, kinds, "JFR"), torn, good);
    assertRefused(says(image, kinds, "UTF"), image, good);
    assertRefused(says(empty, "no stacks"), good, empty);
    assertRefused(says(text, kinds, "line 1", "\"What is this?\""), text, good);
    assertRefused(says("\"nowhere.html\"", "cannot be read"), good, "nowhere.html");
    assertRefused(says("--output", ".html", "\"out.svg\""), good, good, "-o", "out.svg");
    String lost = folder.resolve("lost").resolve("out.html").toString();
    assertRefused(says(lost, "folder does not exist", "--output"), good, good, "-o", lost);
  }

  /** Drawing and colouring go down a stack by a call for each frame. */
  @Test
  void refusesStacksThatAreTooDeepToDraw() throws Exception {
    String deep = write("deep.collapsed", "f;".repeat(99_999) + "f 1\n");
    String most = write("most.collapsed", "f;".repeat(4095) + "f 1\n");
    String page = deepPage();

    assertRefused(
        says(deep, "too deep", "line 1", "4096 frames", "100000", "jstackdepth=2048"),
        deep,
        most,
        "-o",
        out());
    assertRefused(says(page, "too deep"), page, most, "-o", out());
    assertThat(run("flamediff", most, most, "-o", out())).isZero();
  }

  /** A page with a graph of 100,000 frames, each called by the one before. */
  private String deepPage() throws IOException {
    String one = write("one.collapsed", "f 1\n");
    Path page = folder.resolve("page.html");
    assertThat(run("flamediff", one, one, "-o", page.toString())).isZero();
    String graph = FlameFile.html(Stacks.parse("f;f;f 1\n"), Heading.of("deep"));
    assertThat(graph).contains("\nu(11)\nu(11)\nu(11)\n");
    return write(
        "page.html", graph.replace("\nu(11)\nu(11)\nu(11)\n", "\nu(11)".repeat(100_000) + "\n"));
  }

  @Test
  void refusesToReplaceWhatItReads() throws Exception {
    String out = write("out.html", FlameFile.html(Stacks.parse("main;a 1\n"), Heading.of("a")));
    String back =
        write("out.reversed.html", FlameFile.html(Stacks.parse("main;b 1\n"), Heading.of("b")));
    String other = write("b.collapsed", "main;b 1\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), Path.of(out));

    for (String[] inputs :
        new String[][] {{out, other}, {other, out}, {back, other}, {link.toString(), other}}) {
      String replaced = inputs[0].equals(back) ? back : out;
      assertRefused(says(replaced, "replace", "--output"), inputs[0], inputs[1], "-o", out);
    }
    assertThat(FlameFile.read(Path.of(out)).toCollapsed()).isEqualTo("main;a 1\n");
  }

  private String out() {
    return folder.resolve("out.html").toString();
  }

  /** In one sentence. */
  private void assertRefused(ThrowingConsumer<String> says, String... arguments) {
    err.reset();
    String[] words = new String[arguments.length + 1];
    words[0] = "flamediff";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    assertThat(run(words)).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(errors().lines()).satisfiesExactly(says);
  }
}
