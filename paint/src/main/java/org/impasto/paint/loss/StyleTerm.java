package org.impasto.paint.loss;

import java.util.List;

/**
 * How close the textures of a picture must come to those of its style.
 *
 * @param weight factor of the whole term, 0 or more; a larger value gives more style
 * @param layers where textures are compared; shallow layers hold color and grain, deep ones strokes
 *     and shapes
 * @param distance how textures are compared
 */
public record StyleTerm(double weight, List<LayerWeight> layers, StyleDistance distance) {
  /** Copies the list and refuses a weight that is not a number of 0 or more. */
  public StyleTerm {
    layers = List.copyOf(layers);
    TermWeights.require("style weight", weight);
  }
}
