package org.modebench.fork;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.modebench.host.ScratchFolder;
import org.modebench.process.CacheFolder;

/**
 * The folder for temporary files of a fork, and of worker processes like it: a JVM that is killed,
 * or halts, leaves there what a library would remove when the JVM exits. It is gone when the fork
 * has ended, however it did.
 */
final class ForkFolder implements AutoCloseable {
  private static final String TEMPORARY = "-Djava.io.tmpdir=";
  private static final String SHARED = "-D" + CacheFolder.TEMPORARY + "=";

  private final Optional<ScratchFolder> folder;

  private ForkFolder(Optional<ScratchFolder> folder) {
    this.folder = folder;
  }

  /**
   * Makes one.
   *
   * @param ofRun in which it is; empty if the fork is to have the usual one
   */
  static ForkFolder in(Optional<ScratchFolder> ofRun) throws IOException {
    return new ForkFolder(
        ofRun.isPresent() ? Optional.of(ofRun.get().inside("fork")) : Optional.empty());
  }

  /**
   * Returns the arguments of the fork's JVM. One of the user's own, which comes later, prevails.
   */
  List<String> arguments() {
    return folder
        .map(
            made -> List.of(TEMPORARY + made.path(), SHARED + System.getProperty("java.io.tmpdir")))
        .orElseGet(List::of);
  }

  /** Whether it is such an argument, of whatever fork. */
  static boolean isArgument(String argument) {
    return argument.startsWith(SHARED)
        || (argument.startsWith(TEMPORARY) && ScratchFolder.isOfRun(argument));
  }

  @Override
  public void close() {
    try {
      if (folder.isPresent()) {
        folder.get().close();
      }
    } catch (IOException e) {
      // What cannot be removed now goes with the folder of the run.
    }
  }
}
