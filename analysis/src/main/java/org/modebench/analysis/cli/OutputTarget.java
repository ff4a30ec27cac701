package org.modebench.analysis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ResultsCsv;

/**
 * Where a command writes its text: a file, as a whole or not at all, or standard output.
 *
 * @param out standard output
 * @param file empty for standard output
 */
record OutputTarget(OutputStream out, Optional<Path> file) {
  /** Writes the text in UTF-8. */
  void write(String text) throws UnusableException {
    write(stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes what may be too much for one text. */
  void write(AtomicFile.Content content) throws UnusableException {
    if (file.isPresent()) {
      write(file.get(), content);
    } else {
      print(content);
    }
  }

  private static void write(Path target, AtomicFile.Content content) throws UnusableException {
    try {
      if (Files.isRegularFile(target) && startsAsResults(target)) {
        throw new UnusableException(
            "%s is a results file, which is never overwritten; give -o another file."
                .formatted(target));
      }
      AtomicFile.write(target, content);
    } catch (IOException e) {
      throw new UnusableException(
          "%s cannot be written (%s); give -o a writable file."
              .formatted(target, AtomicFile.why(e)),
          e);
    }
  }

  private static boolean startsAsResults(Path target) throws IOException {
    byte[] header = ResultsCsv.HEADER.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(target)) {
      return Arrays.equals(in.readNBytes(header.length), header);
    }
  }

  private void print(AtomicFile.Content content) throws UnusableException {
    try {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      String why = AtomicFile.why(e);
      // Whoever reads the pipe, such as head, has seen enough.
      if (!why.contains("Broken pipe") && !why.contains("pipe is being closed")) {
        throw new UnusableException(
            "The tables cannot be written to standard output (%s); give a file with -o."
                .formatted(why),
            e);
      }
    }
  }
}
