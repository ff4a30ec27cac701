package org.modebench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {
  private static final int BYTES = 1000;

  @TempDir private Path folder;
  private ImageCache cache;

  @BeforeEach
  void open() throws IOException {
    cache = new ImageCache(folder);
  }

  @Test
  void theOldestImagesGoUntilTheOthersFit() throws Exception {
    Path second = image("a200000000000000", 2);
    Path first = image("a100000000000000", 3);
    Path third = image("ffffffffffffffff", 1);
    Path other = Files.writeString(folder.resolve("async-profiler.so"), "a library");

    cache.makeRoom(3 * BYTES);
    assertThat(List.of(first, second, third)).allMatch(Files::exists);

    cache.makeRoom(BYTES);
    assertThat(first).doesNotExist();
    assertThat(second).doesNotExist();
    assertThat(third).exists();
    assertThat(other).exists();
  }

  @Test
  void anImageInUseStays() throws Exception {
    Path used = image("b100000000000000", 3);
    Path unused = image("b200000000000000", 2);

    assertThat(cache.use("b100000000000000")).isEqualTo(used.toRealPath());
    cache.makeRoom(0);

    assertThat(used).exists();
    assertThat(unused).doesNotExist();
  }

  /** As on a file system that has none; here the lock file cannot be opened. */
  @Test
  void withoutLocksImagesAreUsedAndNoneIsDeleted(@TempDir Path other) throws Exception {
    Files.createDirectory(other.resolve("in-use.lock"));
    ImageCache withoutLocks = new ImageCache(other);

    Path image = withoutLocks.use("a100000000000000");
    Files.write(image.resolve("image.jar"), new byte[BYTES]);
    withoutLocks.build(() -> withoutLocks.makeRoom(0));

    assertThat(image.resolve("image.jar")).exists();
  }

  @Test
  void useMakesAnImageTheYoungest() throws Exception {
    Path used = image("c100000000000000", 3);
    Instant before = Files.getLastModifiedTime(used).toInstant();

    cache.use("c100000000000000");

    assertThat(Files.getLastModifiedTime(used).toInstant()).isAfter(before);
  }

  @Test
  void whatAnotherProcessUsesStaysUntilItEnds() throws Exception {
    Path image = image("d100000000000000", 3);
    Process user =
        new ProcessBuilder(
                WorkerCommand.javaOfThisJvm(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString(),
                "d100000000000000")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(user.getInputStream().read()).isEqualTo('u');
      cache.makeRoom(0);
      assertThat(image).exists();
    } finally {
      user.getOutputStream().close();
      assertThat(user.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    cache.makeRoom(0);
    assertThat(image).doesNotExist();
  }

  /** Uses an image until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      new ImageCache(Path.of(args[0])).use(args[1]);
      System.out.print('u');
      System.out.flush();
      System.in.readAllBytes();
    }
  }

  private Path image(String stamp, int daysUnused) throws IOException {
    Path image = Files.createDirectory(folder.resolve("worker-" + stamp));
    Files.write(image.resolve("image.jar"), new byte[BYTES]);
    return Files.setLastModifiedTime(
        image, FileTime.from(Instant.now().minusSeconds(TimeUnit.DAYS.toSeconds(daysUnused))));
  }
}
