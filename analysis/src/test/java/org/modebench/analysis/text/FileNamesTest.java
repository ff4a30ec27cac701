package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  /** What a JVM under {@code LC_ALL=C} makes of a name that has an umlaut. */
  @Test
  void aNameThatTheLocaleCannotEncodeIsToldWithTheRemedy() {
    InvalidPathException e =
        new InvalidPathException("/tmp/\uFFFD\uFFFD", "Malformed input or input contains ...");

    assertThat(FileNames.sentence(e)).contains("\"/tmp/", "locale", "LC_ALL=C.UTF-8");
  }

  @Test
  void aNameThatNoLocaleCanHaveIsToldWithItsReason() {
    InvalidPathException e =
        catchThrowableOfType(InvalidPathException.class, () -> Path.of("a\0b"));

    assertThat(FileNames.sentence(e)).contains("a\\u0000b", "Nul").doesNotContain("locale");
  }

  @Test
  void theWorkingFolderOfThisJvmCanBeNamed() {
    assertThat(FileNames.problemOfWorkingFolder()).isEmpty();
  }
}
