package org.modebench.benchmark;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
}
