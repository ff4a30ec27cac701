package org.modebench.plan;

import java.util.List;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.command.Suggestion;

/** Values that a person typed, for a parameter or an option. */
public final class TypedValue {
  private TypedValue() {}

  /**
   * The canonical form of a value.
   *
   * @param name of the parameter or option
   * @throws UsageException if the value is outside the domain
   */
  public static String canonical(String name, Domain domain, String typed) throws UsageException {
    return domain
        .canonical(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "%s must be %s, but is \"%s\".%s"
                        .formatted(
                            name,
                            domain.describe(),
                            typed,
                            Suggestion.question(typed, names(domain)))));
  }

  private static List<String> names(Domain domain) {
    return domain instanceof Domain.OneOf oneOf ? oneOf.names() : List.of();
  }
}
