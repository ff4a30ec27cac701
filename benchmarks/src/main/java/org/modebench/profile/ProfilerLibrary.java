package org.modebench.profile;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.modebench.process.CacheFolder;
import org.modebench.store.BuildInfo;

/** The profiler's library as the jar has it. */
public final class ProfilerLibrary {
  private ProfilerLibrary() {}

  /**
   * Unpacks the library, unless it is there.
   *
   * @param say hears why there is none
   */
  public static Optional<Path> find(Consumer<String> say) {
    String version = BuildInfo.read().dependencies().getOrDefault("async-profiler", "unknown");
    try {
      return Optional.of(NativeLibrary.ofThisMachine(CacheFolder.candidates()).unpacked(version));
    } catch (ProfileException e) {
      say.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
