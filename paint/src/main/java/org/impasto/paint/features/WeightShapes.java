package org.impasto.paint.features;

import java.util.Arrays;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** Makes sure that a file holds the network it is said to hold. */
final class WeightShapes {
  private WeightShapes() {}

  static void require(Weights weights, String name, long... shape) throws WeightException {
    long[] found = weights.get(name).shape();
    if (!Arrays.equals(found, shape)) {
      throw new WeightException(
          "%s: array %s is %s; this network needs %s — use the file that belongs to the network"
              .formatted(weights.source(), name, Arrays.toString(found), Arrays.toString(shape)));
    }
  }
}
