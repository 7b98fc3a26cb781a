package org.impasto.paint.iterative;

import org.impasto.image.Picture;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.optim.StopReason;

/**
 * What a run gives.
 *
 * @param picture the stylized photo, with the photo's alpha and metadata and with its provenance
 * @param loss the terms of the loss at the last evaluation
 * @param evaluations made at all scales together, those before a resumption included
 * @param stopped why the run ended
 */
public record Painting(Picture picture, LossValues loss, int evaluations, StopReason stopped) {}
