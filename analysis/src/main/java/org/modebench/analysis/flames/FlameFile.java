package org.modebench.analysis.flames;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
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
      Stacks stacks =
          name.endsWith(".jfr") || name.endsWith(".html")
              ? converted(name)
              : Stacks.parse(Files.readString(file));
      if (!stacks.isEmpty()) {
        return stacks;
      }
    } catch (NoSuchFileException e) {
      throw new IOException(
          "\"%s\" cannot be read; give the path of an existing file.".formatted(file), e);
    } catch (Stacks.TooDeepException e) {
      throw tooDeep(file, String.valueOf(e.getMessage()), e);
    } catch (StackOverflowError e) {
      // The converter goes down a graph frame by frame before there is anything to count.
      throw tooDeep(file, "a stack may have at most %d frames".formatted(Stacks.MOST_FRAMES), e);
    } catch (CharacterCodingException e) {
      throw otherKind(file, "it is not UTF-8 text", e);
    } catch (IOException | IllegalArgumentException e) {
      throw otherKind(file, e.getMessage() == null ? "it ends too soon" : e.getMessage(), e);
    }
    throw new IOException(
        "\"%s\" has no stacks; give a flame graph, a recording or collapsed stacks."
            .formatted(file));
  }

  /**
   * @throws IOException if the converter cannot read the file
   */
  private static Stacks converted(String name) throws IOException {
    Arguments arguments = new Arguments();
    arguments.threads = true;
    arguments.output = "collapsed";
    FlameGraph graph;
    try {
      graph =
          name.endsWith(".jfr")
              ? JfrToFlame.parse(name, arguments)
              : FlameGraph.parse(name, arguments);
    } catch (RuntimeException e) {
      // The converter's own complaint about a file of another kind is any exception at all.
      throw new IOException("it is of another kind, or ends too soon", e);
    }
    return Stacks.parse(FlamePage.text(graph));
  }

  private static IOException otherKind(Path file, String why, Exception cause) {
    return new IOException(
        "\"%s\" is not a flame graph, a recording or collapsed stacks (%s); give one of these."
            .formatted(file, why),
        cause);
  }

  /**
   * What is on record in the page of a flame graph: the facts of its {@link Heading}; none in files
   * of other kinds and in pages that others drew.
   */
  public static Map<String, String> facts(Path file) throws IOException {
    return file.toString().endsWith(".html") ? FlamePage.facts(file) : Map.of();
  }

  /** Work of the converter, which calls itself for each frame of a stack. */
  @FunctionalInterface
  interface Work<T> {
    T done() throws IOException;
  }

  /** Does work on a thread that has room for {@link Stacks#MOST_FRAMES} calls of the converter. */
  static <T> T deep(Work<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work::done);
    Thread thread = new Thread(null, task, "flame graph", ROOM_BYTES);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        // Too little memory, for example, which has a sentence of its own.
        throw error;
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

  /** A flame graph, as a page that needs no other file. */
  public static String html(Stacks stacks, Heading heading) throws IOException {
    Arguments arguments = arguments(heading);
    return deep(() -> FlamePage.of(FlamePage.text(graph(stacks, arguments)), heading));
  }

  /**
   * The flame graph of {@code stacks}, coloured where the share of each frame itself, without the
   * frames it calls, differs from that in {@code base} by more than the samples explain: frames
   * that only {@code stacks} have are marked, those that only {@code base} has are in the graph of
   * the other direction.
   */
  public static String differenceHtml(Stacks stacks, Stacks base, Heading heading)
      throws IOException {
    Stacks drawn = FrameNames.normal(stacks);
    Contrast contrast = new Contrast(drawn, FrameNames.normal(base), heading.countsSamples());
    return deep(
        () -> {
          String frames =
              contrast.drawnIn(
                  FlamePage.text(graph(drawn, arguments(Heading.of(heading.title())))));
          return FlamePage.of(frames, heading.with(contrast.sentence()));
        });
  }

  private static Arguments arguments(Heading heading) {
    Arguments arguments = new Arguments();
    arguments.title = heading.html();
    arguments.minwidth = LEAST_PERCENT;
    return arguments;
  }

  /** Narrower frames are less than a pixel wide, but most of the file. */
  private static final double LEAST_PERCENT = 0.02;

  private static FlameGraph graph(Stacks stacks, Arguments arguments) throws IOException {
    FlameGraph graph = new FlameGraph(arguments);
    graph.parseCollapsed(new StringReader(FlamePage.inScript(stacks.toCollapsed())));
    return graph;
  }
}
