package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Wording that is worth holding, in a file among the test resources.
 *
 * <p>To accept what the tests print now, run them with {@code -Dgolden.update} and read the diff.
 */
public final class GoldenFile {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private GoldenFile() {}

  /**
   * Holds a text against the file; with {@code -Dgolden.update} the file is written anew instead.
   *
   * @param of the test, beside whose name the file stands
   */
  public static void assertMatches(Class<?> of, String name, String text) throws IOException {
    Path file = RESOURCES.resolve(of.getPackageName().replace('.', '/')).resolve(name);
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
