package org.impasto.paint.evaluation;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.impasto.paint.loss.LossValues;

/**
 * How well a trained style paints one photo.
 *
 * @param photo the file
 * @param loss of the painted photo, term by term: the loss that the style was trained on
 * @param reached the lowest loss within as many evaluations as L-BFGS was given
 * @param worth how many evaluations L-BFGS needs to come as low as the style; empty if it does not
 *     within those that it was given
 * @param ssim to the photo, 1 where it is the same
 */
public record StyleScore(
    Path photo, LossValues loss, double reached, OptionalInt worth, double ssim) {}
