package org.impasto.paint.optim;

import org.impasto.paint.tensor.Tensor;

/** The value of an objective at a point, and its gradient there in the shape of the point. */
public record Evaluation(double loss, Tensor gradient) {}
