package org.modebench.analysis.findings.scaling;

import java.util.List;

/** The laws that can be fitted, from the fewest parameters to the most. */
public enum LawForm {
  STAIRCASE("staircase", "X(N) = λ · k / ⌈k / N⌉", 1) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {batch.rounds(workers) / batch.calls()};
    }

    @Override
    double numerator(double workers) {
      return 1;
    }

    @Override
    Law law(Coefficients inside, Batch batch) {
      return new Staircase(inside.speed(), batch);
    }
  },
  AMDAHL("Amdahl", "X(N) = λN / (1 + σ(N − 1))", 2) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {1, workers - 1};
    }

    @Override
    Law law(Coefficients inside, Batch batch) {
      return new Amdahl(inside.speed(), inside.serialShare());
    }
  },
  GUSTAFSON("Gustafson", "X(N) = λ(N − σ(N − 1))", 2) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {1, workers - 1};
    }

    @Override
    boolean isReciprocal() {
      return false;
    }

    @Override
    Law law(Coefficients inside, Batch batch) {
      return new Gustafson(inside.speed(), inside.serialShare());
    }
  },
  UNIVERSAL_SCALABILITY("Universal Scalability Law", "X(N) = λN / (1 + σ(N − 1) + κN(N − 1))", 3) {
    @Override
    double[] basis(double workers, Batch batch) {
      return new double[] {1, workers - 1, workers * (workers - 1)};
    }

    @Override
    Law law(Coefficients inside, Batch batch) {
      return new UniversalScalability(inside.speed(), inside.serialShare(), inside.crosstalk());
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

  /** The law with the coefficients given, which are inside their domains. */
  abstract Law law(Coefficients inside, Batch batch);
}
