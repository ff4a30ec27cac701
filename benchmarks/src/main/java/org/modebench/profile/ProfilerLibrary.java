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
    CacheFolder cache = CacheFolder.ofThisProcess();
    try {
      if (cache.folders().isEmpty()) {
        throw new ProfileException(
            "Profiles need a cache folder for the profiler's library, but %s; the run continues without them."
                .formatted(cache.problems()));
      }
      return Optional.of(NativeLibrary.ofThisMachine(cache.folders()).unpacked(version, say));
    } catch (ProfileException e) {
      say.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
