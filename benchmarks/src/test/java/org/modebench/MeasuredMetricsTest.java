package org.modebench;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.results.ResultsFile;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What a run writes is metrics of the catalogue; those of JMH's profilers and of a user's own
 * classes apart. A value gets into rows as a result of JMH only.
 */
@AnalyzeClasses(packages = "org.modebench", importOptions = ImportOption.DoNotIncludeTests.class)
@Tag("any-jdk")
class MeasuredMetricsTest {
  @ArchTest
  static final ArchRule EVERY_VALUE_IS_OF_A_METRIC =
      classes()
          .that()
          .haveNameNotMatching("org\\.modebench\\.measurement\\.MetricResults(\\$.*)?")
          .should(
              never(
                  callConstructor(
                      ScalarResult.class,
                      String.class,
                      double.class,
                      String.class,
                      AggregationPolicy.class)));

  @ArchTest
  static final ArchRule NO_METRIC_IS_MADE_BESIDE_THE_CATALOGUE =
      classes()
          .that()
          .resideOutsideOfPackages("org.modebench.analysis..", "org.modebench.plan")
          .should(
              never(callMethod(Metric.class, "unknown", String.class, String.class))
                  .and(
                      never(
                          callMethod(
                              Metric.class,
                              "described",
                              String.class,
                              String.class,
                              Optional.class,
                              String.class)))
                  .and(
                      never(
                          callMethod(
                              Metric.class, "ofSpeed", String.class, String.class, Optional.class)))
                  .and(
                      never(
                          callConstructor(
                              Metric.class,
                              String.class,
                              String.class,
                              Optional.class,
                              boolean.class,
                              String.class,
                              String.class,
                              boolean.class))));

  @Test
  void everyMetricOfTheReferenceRunHasItsEntry() throws Exception {
    assertThat(ResultsFile.readRows(Path.of("..", "results.csv")).rows().metrics())
        .isNotEmpty()
        .isSubsetOf(Metrics.all().keySet());
  }
}
