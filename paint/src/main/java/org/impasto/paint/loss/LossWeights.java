package org.impasto.paint.loss;

/**
 * The whole of a perceptual loss: content, style and smoothness.
 *
 * @param content keeps the photo recognizable
 * @param style brings in the painting
 * @param totalVariation keeps grain out
 */
public record LossWeights(
    ContentTerm content, StyleTerm style, TotalVariationTerm totalVariation) {}
