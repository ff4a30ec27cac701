package org.modebench.analysis.plot;

import java.util.ArrayList;
import java.util.List;

/** A value named beside an axis. */
record Tick(double value, String text) {
  private static final int LONGEST_NAME = 28;
  private static final int KEPT_END = 16;
  private static final double[] STEPS = {1, 2, 5};
  private static final double[] FINE = {1, 1.5, 2, 3, 4, 5, 7};
  private static final double[] COARSE = {1};

  /** The ticks of an axis between two bounds. */
  static List<Tick> of(Axis axis, double low, double high) {
    return switch (axis.scale()) {
      case NAMES, ORDER -> ofNames(axis.names());
      case LOG -> ofValues(axis, axis.values().isEmpty() ? roundRatios(low, high) : axis.values());
      case LINEAR, CENTRED ->
          ofValues(axis, axis.values().isEmpty() ? roundSteps(low, high) : axis.values());
    };
  }

  private static List<Tick> ofNames(List<String> names) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add(new Tick(i, shortened(names.get(i))));
    }
    return ticks;
  }

  /**
   * A name of any length would leave no room for the plot; hovering shows the whole of it. Names
   * that begin alike mostly differ at their ends.
   */
  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1 - KEPT_END))
            + "…"
            + name.substring(name.offsetByCodePoints(name.length(), -KEPT_END));
  }

  private static List<Tick> ofValues(Axis axis, List<Double> values) {
    return values.stream().map(value -> new Tick(value, axis.text(value))).toList();
  }

  /** 1, 2, 5, 10, …, or more where these would be few, or powers of ten where they would crowd. */
  private static List<Double> roundRatios(double low, double high) {
    List<Double> values = new ArrayList<>();
    double ratio = high / low;
    if (ratio < 4) {
      return roundSteps(low, high);
    }
    double[] steps = ratio > 2000 ? COARSE : ratio > 20 ? STEPS : FINE;
    for (int exponent = (int) Math.floor(Math.log10(low)); ; exponent++) {
      for (double step : steps) {
        double value = Double.parseDouble(step + "e" + exponent);
        if (value > high * 1.000001) {
          return values;
        }
        if (value >= low * 0.999999) {
          values.add(value);
        }
      }
    }
  }

  private static List<Double> roundSteps(double low, double high) {
    double raw = (high - low) / 6;
    double decade = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = 10 * decade;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] * decade >= raw * 0.999) {
        step = STEPS[i] * decade;
      }
    }
    List<Double> values = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
      values.add(i * step);
    }
    return values;
  }
}
