package org.modebench.measurement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that forks of a benchmark run batches until these become no faster, before JMH's own warm-up
 * begins. An option of the command line on the warm-up takes its place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UntilSteady {
  /** Returns how long that may take, in milliseconds; but for the first batch. */
  int mostMillis();
}
