package org.impasto.paint.optim;

import org.impasto.paint.tensor.Tensor;

/**
 * A point on the line that a search goes along.
 *
 * @param length how far along, in units of the direction
 * @param loss the objective there
 * @param gradient its gradient there
 * @param slope the gradient's component along the direction
 */
record Trial(double length, double loss, Tensor gradient, double slope) {}
