package org.modebench.analysis.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class JarVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = JarVersion.class.getPackage().getImplementationVersion();
    return new String[] {"modebench " + (version == null ? "(not run from its jar)" : version)};
  }
}
