package org.impasto.paint.evaluation;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How much of the way from the photo to the best that can be had a result has gone, by its style
 * distance D at one layer: {@code (D(photo) − D(result)) / (D(photo) − D(direct))}, at most 1. The
 * best is the direct picture, for which the judges themselves were minimized.
 */
final class Closure {
  private Closure() {}

  /**
   * At one layer: 0 for the photo, 1 for the direct picture or better, negative for what is farther
   * from the style than the photo; none where the direct picture is no closer than the photo.
   */
  static OptionalDouble of(double photo, double result, double direct) {
    return photo > direct
        ? OptionalDouble.of(Math.min(1, (photo - result) / (photo - direct)))
        : OptionalDouble.empty();
  }

  /** Of a picture: the mean over the layers that have one. */
  static OptionalDouble mean(Iterable<LayerScore> layers) {
    DoubleStream.Builder closures = DoubleStream.builder();
    for (LayerScore layer : layers) {
      layer.closure().ifPresent(closures::add);
    }
    return closures.build().average();
  }
}
