package org.modebench.analysis.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.statistics.Criteria;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says from which size on a difference matters. */
final class ThresholdOption {
  @Option(
      names = "--threshold",
      paramLabel = "P%",
      converter = ShareConverter.class,
      description = "Differences below it do not matter; by default 2%%.")
  private double threshold = Criteria.STANDARD.threshold();

  Criteria criteria() {
    return Criteria.of(Criteria.STANDARD.confidence(), threshold);
  }

  /** Takes a percentage, such as {@code 5%} or {@code 2.5 %}, for a share of 1. */
  static final class ShareConverter implements ITypeConverter<Double> {
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?) ?%");

    @Override
    public Double convert(String value) {
      Matcher percentage = PERCENTAGE.matcher(value.strip());
      // A bare 5 may be meant as 5 % or as a factor.
      if (!percentage.matches() || Double.parseDouble(percentage.group(1)) == 0) {
        throw new TypeConversionException(
            "it must be a percentage greater than 0, such as 5%, but is \"" + value + "\"");
      }
      return Double.parseDouble(percentage.group(1)) / 100;
    }
  }
}
