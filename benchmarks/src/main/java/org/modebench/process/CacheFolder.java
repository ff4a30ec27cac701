package org.modebench.process;

import java.nio.file.Path;
import java.util.List;

/** Where files are kept that can be built again. */
public final class CacheFolder {

  private static final String NAME = "modebench";

  private CacheFolder() {}

  /** The folders to try, the best first (XDG Base Directory Specification 0.8). */
  public static List<Path> candidates() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path home =
        xdg != null && Path.of(xdg).isAbsolute()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    Path temporary =
        Path.of(System.getProperty("java.io.tmpdir"), NAME + '-' + System.getProperty("user.name"));
    return List.of(home.resolve(NAME), temporary);
  }
}
