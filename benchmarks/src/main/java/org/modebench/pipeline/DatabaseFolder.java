package org.modebench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import org.modebench.host.ScratchFolder;

/** A folder for a database, and for the native library of SQLite, which is unpacked into it. */
public final class DatabaseFolder implements AutoCloseable {

  /** Where SQLite's driver unpacks its library. */
  private static final String UNPACK_TO = "org.sqlite.tmpdir";

  private static final String PURPOSE = "database";

  private final ScratchFolder folder;

  private DatabaseFolder(ScratchFolder folder) {
    this.folder = folder;
  }

  /** Makes one in the folder for temporary files, and lets the driver unpack its library there. */
  public static DatabaseFolder make() throws IOException {
    DatabaseFolder made = ofAnother();
    unpackInto(made.path());
    return made;
  }

  /** Makes one for the driver of another process. */
  public static DatabaseFolder ofAnother() throws IOException {
    return new DatabaseFolder(ScratchFolder.make(PURPOSE));
  }

  /** Lets the driver unpack its library there, if it has not done so yet. */
  public static void unpackInto(Path folder) {
    System.setProperty(UNPACK_TO, folder.toString());
  }

  static DatabaseFolder in(Path parent) throws IOException {
    return new DatabaseFolder(ScratchFolder.in(parent, PURPOSE));
  }

  /** Where it is. */
  public Path path() {
    return folder.path();
  }

  public Path file(String name) {
    return folder.file(name);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
