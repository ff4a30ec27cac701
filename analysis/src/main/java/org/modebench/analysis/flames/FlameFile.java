package org.modebench.analysis.flames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;

/**
 * Files of sampled stacks, as async-profiler and this project write them: flame graphs ({@code
 * .html}), recordings ({@code .jfr}, all of their CPU or wall-clock samples), or collapsed stacks.
 */
public final class FlameFile {
  private static final long ROOM_BYTES = 16 << 20;

  private FlameFile() {}

  /**
   * Reads the stacks of a file; what it is, its name tells.
   *
   * @throws IOException if it cannot be read, or has none; the message is a sentence
   */
  public static Stacks read(Path file) throws IOException {
    return deep(() -> readHere(file));
  }

  private static Stacks readHere(Path file) throws IOException {
    String name = file.toString();
    try {
      if (!Files.isReadable(file)) {
        throw new NoSuchFileException(name);
      }
      Arguments arguments = new Arguments();
      arguments.threads = true;
      arguments.output = "collapsed";
      Stacks stacks =
          name.endsWith(".jfr")
              ? collapsed(JfrToFlame.parse(name, arguments))
              : name.endsWith(".html")
                  ? collapsed(FlameGraph.parse(name, arguments))
                  : Stacks.parse(Files.readString(file));
      if (!stacks.isEmpty()) {
        return stacks;
      }
    } catch (NoSuchFileException e) {
      throw new IOException("\"%s\" cannot be read; give a file that is there.".formatted(file), e);
    } catch (Stacks.TooDeepException e) {
      throw tooDeep(file, String.valueOf(e.getMessage()), e);
    } catch (StackOverflowError e) {
      // The converter goes down a graph frame by frame before there is anything to count.
      throw tooDeep(file, "a stack may have at most %d frames".formatted(Stacks.MOST_FRAMES), e);
    } catch (IOException | RuntimeException e) {
      // The converter's own complaint about a file of another kind is any exception at all.
      throw new IOException(
          "\"%s\" is no flame graph, recording or collapsed stacks (%s); give one of these."
              .formatted(file, e.getMessage() == null ? "it ends too soon" : e.getMessage()),
          e);
    }
    throw new IOException(
        "\"%s\" has no stacks; give a flame graph, a recording or collapsed stacks."
            .formatted(file));
  }

  /** Work of the converter, which calls itself for each frame of a stack. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws IOException;
  }

  /** Does work on a thread that has room for {@link Stacks#MOST_FRAMES} calls of the converter. */
  private static <T> T deep(Work<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work::done);
    Thread thread = new Thread(null, task, "flame graph", ROOM_BYTES);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static IOException tooDeep(Path file, String why, Throwable cause) {
    return new IOException(
        "\"%s\" is too deep to draw (%s); profile again with a smaller depth, such as jstackdepth=2048."
            .formatted(file, why),
        cause);
  }

  private static Stacks collapsed(FlameGraph graph) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8)) {
      graph.dump(out);
    }
    return Stacks.parse(text.toString(StandardCharsets.UTF_8));
  }

  /**
   * A flame graph, as a page that needs no other file.
   *
   * @param title in HTML
   */
  public static String html(Stacks stacks, String title) throws IOException {
    Arguments arguments = arguments(title);
    return deep(() -> page(graph(stacks, arguments)));
  }

  /**
   * The flame graph of {@code stacks}, coloured by how the share of each frame differs from that in
   * {@code base}: frames that only {@code stacks} have are marked, those that only {@code base} has
   * are in the graph of the other direction.
   *
   * @param title in HTML
   */
  public static String differenceHtml(Stacks stacks, Stacks base, String title) throws IOException {
    Arguments arguments = arguments(title);
    return deep(
        () -> {
          FlameGraph graph = graph(stacks.renamed(FrameNames::normal), arguments);
          graph.diff(graph(base.renamed(FrameNames::normal).scaledTo(stacks.total()), arguments));
          return page(graph);
        });
  }

  private static Arguments arguments(String title) {
    Arguments arguments = new Arguments();
    arguments.title = title;
    arguments.minwidth = LEAST_PERCENT;
    return arguments;
  }

  /** Narrower frames are less than a pixel wide, but most of the file. */
  private static final double LEAST_PERCENT = 0.02;

  private static FlameGraph graph(Stacks stacks, Arguments arguments) throws IOException {
    FlameGraph graph = new FlameGraph(arguments);
    // In the page the names stand in a script, which nothing in them may end.
    String collapsed = stacks.toCollapsed().replace("</", "< /").replace("<!--", "< !--");
    graph.parseCollapsed(new StringReader(collapsed));
    return graph;
  }

  private static String page(FlameGraph graph) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(page, false, StandardCharsets.UTF_8)) {
      graph.dump(out);
    }
    return page.toString(StandardCharsets.UTF_8);
  }
}
