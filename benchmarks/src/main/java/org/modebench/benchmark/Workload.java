package org.modebench.benchmark;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.modebench.mode.ExecutionMode;

/** What the runner must know of a benchmark class before it starts a fork. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Workload {

  /** Whether the benchmark calls the mock API, whose base URI it finds in {@link MockAddress}. */
  boolean mock() default false;

  /** Whether a run that names no benchmark leaves it out, since it takes long. */
  boolean onlyWhenNamed() default false;

  /** The modes the benchmark has; none named means all. */
  ExecutionMode[] modes() default {};
}
