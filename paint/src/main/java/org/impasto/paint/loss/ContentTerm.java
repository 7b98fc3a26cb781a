package org.impasto.paint.loss;

import java.util.List;

/**
 * How far a picture may leave its content.
 *
 * @param weight factor of the whole term, 0 or more; a larger value keeps more of the photo
 * @param layers where activations are compared; deeper layers keep shapes and let go of detail
 * @param reduction how differences are summed up
 */
public record ContentTerm(double weight, List<LayerWeight> layers, Reduction reduction) {
  /** Copies the list and refuses a weight that is not a number of 0 or more. */
  public ContentTerm {
    layers = List.copyOf(layers);
    TermWeights.require("content weight", weight);
  }
}
