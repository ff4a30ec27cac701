package org.modebench.analysis.lab.lecture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameter;

/**
 * What a subject's rows are to show: a metric of one side against a metric, mostly the same, of
 * another.
 *
 * @param against the metric of the other side
 * @param bound of a ratio that is to be no greater
 */
record Claim(Kind kind, Metric metric, Side one, Metric against, Side other, double bound) {
  /** What is to be shown. */
  enum Kind {
    /** The first is greater, by more than the threshold. */
    MORE,
    /** The whole interval of the first over the second is no greater than the bound. */
    AT_MOST,
    /** The first has some in each fork, the second none at all. */
    ONLY,
    /** Each further connection adds more to the first, the intervals of both apart. */
    STEEPER
  }

  /**
   * What was measured, where.
   *
   * @param value of the main axis
   * @param at values of parameters, by name
   */
  record Side(String value, Map<String, String> at) {
    Side {
      at = Map.copyOf(at);
    }

    static Side of(String value) {
      return new Side(value, Map.of());
    }

    /** The same where a parameter has a value. */
    Side at(Parameter parameter, int number) {
      return at(parameter, Integer.toString(number));
    }

    Side at(Parameter parameter, String text) {
      Map<String, String> all = new LinkedHashMap<>(at);
      all.put(parameter.name(), text);
      return new Side(value, all);
    }
  }

  static Claim more(Metric metric, Side one, Side other) {
    return more(metric, one, metric, other);
  }

  static Claim more(Metric metric, Side one, Metric against, Side other) {
    return new Claim(Kind.MORE, metric, one, against, other, 1);
  }

  static Claim atMost(double bound, Metric metric, Side one, Side other) {
    return atMost(bound, metric, one, metric, other);
  }

  static Claim atMost(double bound, Metric metric, Side one, Metric against, Side other) {
    return new Claim(Kind.AT_MOST, metric, one, against, other, bound);
  }

  static Claim steeper(Metric metric, Side one, Side other) {
    return new Claim(Kind.STEEPER, metric, one, metric, other, 1);
  }

  static Claim only(Metric metric, Side one, Side other) {
    return new Claim(Kind.ONLY, metric, one, metric, other, 1);
  }
}
