package org.impasto.paint.feedforward;

import java.util.OptionalDouble;
import org.impasto.paint.loss.LossValues;

/**
 * What a training says of one step.
 *
 * @param step the step just done, from 1
 * @param fraction of the training that is done, 0 to 1
 * @param loss the mean over the step's photos, term by term
 * @param grid the variance between places of the grid of four pixels, in squared steps of 255,
 *     without its weight; 0 if that is 0
 * @param validation the median loss over validation photos, where it was computed after this step
 * @param learningRate of this step
 * @param photosPerSecond in this process, since its last step back
 * @param seconds since this process began to train
 * @param secondsLeft until the end, at this pace
 */
public record TrainingProgress(
    int step,
    double fraction,
    LossValues loss,
    double grid,
    OptionalDouble validation,
    double learningRate,
    double photosPerSecond,
    double seconds,
    double secondsLeft) {}
