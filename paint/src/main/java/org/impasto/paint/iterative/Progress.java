package org.impasto.paint.iterative;

import java.util.function.Supplier;
import org.impasto.image.Picture;
import org.impasto.paint.loss.LossValues;

/**
 * Where a run stands after one evaluation of the objective.
 *
 * @param scale which scale, from 1
 * @param scales how many there are
 * @param width pixels at this scale
 * @param height pixels at this scale
 * @param evaluation which evaluation at this scale, from 1
 * @param evaluations how many there will be at this scale
 * @param loss the terms of the loss
 * @param seconds since the run, or the resumed part of it, began
 * @param fraction of the whole work that is done, in [0, 1]
 * @param picture the picture as it is now, finished like the last one: with its colors, alpha,
 *     metadata and provenance; asking for it takes some milliseconds, and is allowed only while
 *     {@link ProgressListener#onProgress} is called, in its thread
 */
public record Progress(
    int scale,
    int scales,
    int width,
    int height,
    int evaluation,
    int evaluations,
    LossValues loss,
    double seconds,
    double fraction,
    Supplier<Picture> picture) {}
