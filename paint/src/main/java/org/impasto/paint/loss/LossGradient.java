package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/**
 * A loss at one image.
 *
 * @param values its terms
 * @param gradient of their sum with respect to the image, in its shape
 */
public record LossGradient(LossValues values, Tensor gradient) {}
