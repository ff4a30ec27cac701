package org.modebench.run;

/** What {@code -h} prints. */
final class Help {
  private Help() {}

  static String text() {
    return "";
  }
}
