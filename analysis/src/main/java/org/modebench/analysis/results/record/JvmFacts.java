package org.modebench.analysis.results.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java virtual machine of a run.
 *
 * @param version of Java
 * @param vendor who built it
 * @param vm its name
 * @param arguments that it was given
 * @param classArguments what each benchmark class adds where the command line has none of the kind
 * @param variables of the environment from which it took options, too; secrets are masked
 */
public record JvmFacts(
    String version,
    String vendor,
    String vm,
    List<String> arguments,
    Map<String, List<String>> classArguments,
    Map<String, String> variables) {

  static JvmFacts of(JsonFields fields) {
    JsonFields byClass = fields.object("classArguments");
    Map<String, List<String>> classArguments = new LinkedHashMap<>();
    byClass.names().forEach(name -> classArguments.put(name, byClass.texts(name)));
    return new JvmFacts(
        fields.textOrEmpty("version"),
        fields.textOrEmpty("vendor"),
        fields.textOrEmpty("vm"),
        fields.texts("arguments"),
        classArguments,
        fields.textsByName("variables"));
  }
}
