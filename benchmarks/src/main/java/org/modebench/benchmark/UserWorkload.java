package org.modebench.benchmark;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.modebench.analysis.catalogue.Better;
import org.modebench.mode.ExecutionMode;

/**
 * What the runner must know of a benchmark class that has no entry in the catalogue, before it
 * starts a fork. An entry wins over it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UserWorkload {

  /** Whether the benchmark calls the mock API, whose base URI it finds in {@link MockAddress}. */
  boolean callsApi() default false;

  /** The modes the benchmark has; none named means those of its parameter. */
  ExecutionMode[] modes() default {};

  /**
   * The parameter that is compared; none named means {@code mode}, or {@code server} where there is
   * no parameter of that name.
   */
  String axis() default "";

  /** What it measures beside the metrics of every workload. */
  UserMetric[] metrics() default {};

  /** A metric: what tables, comparisons and plots must know of it. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface UserMetric {

    /** Its name in the results. */
    String name();

    /** Its unit in the results: s, bytes, bytes/s, 1/s or 1. */
    String unit() default "1";

    /** Which values are better; one at most, and none if neither are. */
    Better[] better() default {};

    /** The head of its column; its name if there is none. */
    String title() default "";
  }
}
