package org.modebench.analysis.findings.scaling;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Least squares of one form of law over fixed numbers of workers, by Levenberg and Marquardt.
 *
 * <p>Every form is a linear combination of functions of N, or a known numerator over one. Fitted to
 * relative errors, that combination is found by linear least squares, and is where the search
 * begins.
 */
final class LeastSquares {
  private static final double TOLERANCE = 1e-12;
  private static final int MOST_STEPS = 500;

  private final LawForm form;
  private final Scale scale;
  private final double[][] basis;
  private final double[] numerators;
  private final double[] rootWeights;

  LeastSquares(LawForm form, Batch batch, List<Point> points, Scale scale) {
    this.form = form;
    this.scale = scale;
    this.basis = points.stream().map(p -> form.basis(p.workers(), batch)).toArray(double[][]::new);
    this.numerators = points.stream().mapToDouble(p -> form.numerator(p.workers())).toArray();
    this.rootWeights = points.stream().mapToDouble(p -> Math.sqrt(p.forks())).toArray();
  }

  /**
   * The coefficients that fit best.
   *
   * @param speeds the mean speed at each point
   * @return empty if the search fails
   */
  Optional<Coefficients> fit(double[] speeds) {
    try {
      RealVector start = start(speeds);
      LeastSquaresProblem problem =
          new LeastSquaresBuilder()
              .start(start)
              .model(this::model)
              .target(target(speeds))
              .maxEvaluations(MOST_STEPS)
              .maxIterations(MOST_STEPS)
              .build();
      double[] found =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(TOLERANCE)
              .withParameterRelativeTolerance(TOLERANCE)
              .withOrthoTolerance(TOLERANCE)
              .optimize(problem)
              .getPoint()
              .toArray();
      return Optional.of(Coefficients.of(form, found));
    } catch (MathIllegalStateException | MathIllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private RealVector start(double[] speeds) {
    int columns = basis[0].length;
    RealMatrix design = new Array2DRowRealMatrix(speeds.length, columns);
    for (int i = 0; i < speeds.length; i++) {
      double wanted = form.isReciprocal() ? numerators[i] / speeds[i] : speeds[i];
      for (int j = 0; j < columns; j++) {
        design.setEntry(i, j, rootWeights[i] * basis[i][j] / wanted);
      }
    }
    return new QRDecomposition(design).getSolver().solve(new ArrayRealVector(rootWeights));
  }

  private double[] target(double[] speeds) {
    double[] target = new double[speeds.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = rootWeights[i] * scale.of(speeds[i]);
    }
    return target;
  }

  private Pair<RealVector, RealMatrix> model(RealVector combination) {
    int columns = combination.getDimension();
    double[] values = new double[basis.length];
    double[][] jacobian = new double[basis.length][columns];
    for (int i = 0; i < basis.length; i++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += combination.getEntry(j) * basis[i][j];
      }
      // A step too far must look bad, not undefined.
      double positive = Math.max(sum, Double.MIN_NORMAL);
      double speed = form.isReciprocal() ? numerators[i] / positive : positive;
      double slope = form.isReciprocal() ? -speed / positive : 1;
      values[i] = rootWeights[i] * scale.of(speed);
      for (int j = 0; j < columns; j++) {
        jacobian[i][j] = rootWeights[i] * scale.slope(speed) * slope * basis[i][j];
      }
    }
    return new Pair<>(
        new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
  }
}
