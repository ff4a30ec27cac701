package org.modebench.analysis.findings.verification;

import java.io.IOException;
import java.util.List;

/** Starts other programs; tests put their own in its place. */
public interface Launcher {
  /** Runs a program to its end, and returns what it printed. */
  String output(List<String> command) throws IOException, InterruptedException;

  /** Runs a program to its end on the terminal of this one, and returns its exit status. */
  int run(List<String> command) throws IOException, InterruptedException;
}
