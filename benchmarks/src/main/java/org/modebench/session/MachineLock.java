package org.modebench.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.plan.UsageException;
import org.modebench.store.LockFile;

/**
 * JMH's own lock on the machine, so that two runs do not disturb each other. JMH takes it for each
 * run of its Runner, that is for each fork here, and another run could come between two forks;
 * hence it is held for the whole run, and JMH is told not to look.
 */
final class MachineLock implements AutoCloseable {
  private static final String IGNORE = "jmh.ignoreLock";

  private final @Nullable FileChannel channel;

  private MachineLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** No lock. */
  static MachineLock none() {
    return new MachineLock(null);
  }

  /**
   * To be called before JMH's Runner is loaded, which reads its property once.
   *
   * @throws UsageException if another run holds the lock
   */
  static MachineLock take() throws UsageException {
    if (Boolean.getBoolean(IGNORE)) {
      return none();
    }
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    try {
      FileChannel channel = LockFile.open(file, FileChannel::open);
      openToAll(file);
      if (!LockFile.isLocked(channel)) {
        channel.close();
        throw new UsageException(
            "Another JMH run holds \"%s\" and would disturb this one; wait until it ends, or start java with -D%s=true."
                .formatted(file, IGNORE));
      }
      System.setProperty(IGNORE, "true");
      return new MachineLock(channel);
    } catch (IOException e) {
      throw new UsageException(
          "JMH's lock \"%s\" cannot be taken (%s); start java with -D%s=true to do without it."
              .formatted(file, AtomicFile.why(e), IGNORE),
          e);
    }
  }

  /** As JMH does it: else the lock file of one user would keep all others from running. */
  private static boolean openToAll(Path file) {
    return file.toFile().setWritable(true, false);
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // The end of the JVM releases it.
      }
    }
  }
}
