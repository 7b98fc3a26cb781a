package org.impasto.paint.distill;

import java.util.Map;

/**
 * What a distillation says of one step.
 *
 * @param step the step just done, from 1
 * @param steps of the whole run
 * @param loss the sum that is minimized
 * @param unexplained each teacher layer's squared error over its variance, by layer name
 * @param gram each teacher layer's relative distance of Gram matrices, by layer name
 * @param learningRate of this step
 * @param seconds since this process began to train
 */
public record DistillProgress(
    int step,
    int steps,
    double loss,
    Map<String, Double> unexplained,
    Map<String, Double> gram,
    double learningRate,
    double seconds) {}
