package org.modebench.analysis.findings.scaling;

import java.util.List;

/** The laws that can be fitted, from the fewest parameters to the most. */
public enum LawForm {
  /**
   * k equal calls take whole rounds, so that ten calls on five to nine workers take two.
   *
   * <p>It is the ideal of this project with a speed of its own, and without any loss. With more
   * calls than workers it approaches the straight line λN. Source: the length of the best schedule
   * of k equal jobs on N machines, R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM
   * Journal on Applied Mathematics 17 (1969).
   */
  STAIRCASE("staircase", "X(N) = λ · k / ⌈k / N⌉", 1) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {batch.rounds(workers) / batch.calls()};
    }

    @Override
    double numerator(double workers) {
      return 1;
    }
  },
  /**
   * A share σ of the work runs serially, the rest in parallel.
   *
   * <p>Source: G. M. Amdahl, Validity of the single processor approach to achieving large scale
   * computing capabilities, AFIPS 1967; it is the Universal Scalability Law without crosstalk.
   */
  AMDAHL("Amdahl", "X(N) = λN / (1 + σ(N − 1))", 2) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {1, workers - 1};
    }
  },
  /**
   * Work grows with the workers, and a share σ of the time is serial.
   *
   * <p>Source: J. L. Gustafson, Reevaluating Amdahl's law, Communications of the ACM 31 (1988).
   */
  GUSTAFSON("Gustafson", "X(N) = λ(N − σ(N − 1))", 2) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {1, workers - 1};
    }

    @Override
    boolean isReciprocal() {
      return false;
    }
  },
  /**
   * Workers wait for one another, σ, and keep one another consistent, κ, so that too many of them
   * are slower than fewer.
   *
   * <p>Source: N. J. Gunther, Guerrilla Capacity Planning, Springer 2007, equation 4.31; with λ as
   * in B. Schwartz, Practical Scalability Analysis with the Universal Scalability Law, 2015,
   * equation 3.
   */
  UNIVERSAL_SCALABILITY("Universal Scalability Law", "X(N) = λN / (1 + σ(N − 1) + κN(N − 1))", 3) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {1, workers - 1, workers * (workers - 1)};
    }
  };

  private final String title;
  private final String equation;
  private final int parameters;

  LawForm(String title, String equation, int parameters) {
    this.title = title;
    this.equation = equation;
    this.parameters = parameters;
  }

  /** The name of the law, as in a sentence. */
  public String title() {
    return title;
  }

  /** Such as {@code X(N) = λN / (1 + σ(N − 1))}. */
  public String equation() {
    return equation;
  }

  /** The parameters: λ, then σ, then κ, as far as the law has them. */
  public List<Symbol> symbols() {
    return List.of(Symbol.values()).subList(0, parameters);
  }

  /** The functions of N whose linear combination is the speed, or the numerator over it. */
  abstract double[] basis(double workers, Batch batch);

  /** Whether the speed is the numerator over the linear combination. */
  boolean isReciprocal() {
    return true;
  }

  double numerator(double workers) {
    return workers;
  }
}
