package org.modebench.fork;

import java.util.Map;

/**
 * A unit of JMH or of one of its profilers, as what results know: s, bytes, bytes/s, 1/s and 1.
 *
 * @param factor by which a value is multiplied
 * @param name s, bytes, bytes/s, 1/s or 1
 */
record Unit(double factor, String name) {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "µs", 1e-6, "ms", 1e-3, "s", 1.0, "sec", 1.0, "min", 60.0, "hr",
          3600.0, "day", 86400.0);

  /** Of metrics of ours; JMH has other names for it. */
  private static final String BYTES_PER_SECOND = "bytes/s";

  /** JMH's KB and MB are powers of 1024. */
  private static final Map<String, Double> BYTES =
      Map.of(
          "B", 1.0, "bytes", 1.0, "KB", 0x1p10, "KiB", 0x1p10, "MB", 0x1p20, "MiB", 0x1p20, "GB",
          0x1p30, "GiB", 0x1p30);

  /**
   * Understands what JMH writes: {@code ms/op}, {@code ops/s}, {@code MB/sec}, {@code B/op}. An
   * operation is one batch, so what is left of {@code x/op} is x. What is neither a time nor an
   * amount of memory is a number, of unit 1; a percentage is one too, 1 being all.
   */
  static Unit of(String jmh) {
    if (jmh.equals(BYTES_PER_SECOND)) {
      return new Unit(1, BYTES_PER_SECOND);
    }
    int slash = jmh.indexOf('/');
    String amount = slash < 0 ? jmh : jmh.substring(0, slash);
    String per = slash < 0 ? "op" : jmh.substring(slash + 1);
    double factor = amount.equals("%") ? 0.01 : 1;
    Double seconds = SECONDS.get(amount);
    Double bytes = BYTES.get(amount);
    if (seconds != null) {
      factor = seconds;
    } else if (bytes != null) {
      factor = bytes;
    }
    Double perSeconds = SECONDS.get(per);
    if (perSeconds != null) {
      // Seconds per second are a share of the time.
      return new Unit(factor / perSeconds, seconds == null ? "1/s" : "1");
    }
    if (!per.equals("op")) {
      return new Unit(factor, "1");
    }
    return new Unit(factor, seconds != null ? "s" : bytes != null ? "bytes" : "1");
  }
}
