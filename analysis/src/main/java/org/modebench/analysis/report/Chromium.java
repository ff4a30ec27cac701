package org.modebench.analysis.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modebench.analysis.results.AtomicFile;

/**
 * A browser that prints pages as PDF.
 *
 * @param program its executable file
 */
public record Chromium(Path program) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final int MOST_SECONDS = 60;

  /**
   * The first browser in the folders of a path.
   *
   * @param path as the environment variable PATH has it
   */
  public static Optional<Chromium> on(String path) {
    List<String> folders =
        Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path).toList();
    return NAMES.stream()
        .flatMap(name -> folders.stream().flatMap(folder -> file(folder, name).stream()))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Chromium::new);
  }

  private static Optional<Path> file(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Prints a page, or says why not. */
  public Optional<String> print(Path page, Path pdf) throws InterruptedException {
    Path profile = Path.of("");
    try {
      profile = Files.createTempDirectory("modebench-print");
      Path printed = profile.resolve("page.pdf");
      Process browser =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  // As root, in a container, the sandbox does not start; the page is our own.
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-pdf-header-footer",
                  "--user-data-dir=" + profile.resolve("profile"),
                  "--print-to-pdf=" + printed,
                  page.toAbsolutePath().toUri().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!browser.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
          return failed(pdf, "it took more than " + MOST_SECONDS + " s");
        }
      } finally {
        browser.destroyForcibly();
      }
      if (!Files.exists(printed)) {
        return failed(pdf, "it ended with status " + browser.exitValue());
      }
      AtomicFile.write(pdf, Files.readAllBytes(printed));
      return Optional.empty();
    } catch (IOException e) {
      return failed(pdf, AtomicFile.why(e));
    } finally {
      if (!profile.toString().isEmpty()) {
        delete(profile);
      }
    }
  }

  private Optional<String> failed(Path pdf, String why) {
    return Optional.of(
        "%s was not written, since %s could not print it (%s); print the page from a browser."
            .formatted(pdf, program, why));
  }

  /** What the browser still writes while it ends may be left in the temporary folder. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
