package org.modebench.process;

/** The empty JVM: what a process costs before it does anything. */
public final class EmptyMain {

  private EmptyMain() {}

  public static void main(String[] args) {}
}
