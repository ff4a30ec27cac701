package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A named slice of a workload's parameters ({@code -p experiment=NAME}): the combinations that
 * answer a question. The product of all parameters would take days.
 *
 * @param name on the command line
 * @param question in words, for the help
 * @param values of the parameters that it chooses, the main axis among them, by name; every other
 *     parameter keeps its default
 * @param usual whether it is measured when the command line names no experiment
 */
public record Experiment(
    String name, String question, Map<String, List<String>> values, boolean usual) {

  /** What a first look at a workload is. */
  public static final String FIRST_LOOK = "first";
}
