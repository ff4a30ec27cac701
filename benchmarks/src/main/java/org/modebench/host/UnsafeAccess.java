package org.modebench.host;

import java.util.List;

/**
 * Access to memory by {@code sun.misc.Unsafe}, as JMH's and Netty's: newer JDKs warn of it on
 * standard error unless they are told to allow it (JEP 498).
 */
public final class UnsafeAccess {

  /** What allows it; older JDKs do not know it and do not start. */
  public static final String ALLOWED = "--sun-misc-unsafe-memory-access=allow";

  private static final int WARNS_SINCE = 24;

  private UnsafeAccess() {}

  /**
   * Returns the flags with which a JVM does not warn.
   *
   * @param feature the feature release of its Java
   */
  public static List<String> flags(int feature) {
    return feature >= WARNS_SINCE ? List.of(ALLOWED) : List.of();
  }
}
