package org.impasto.paint.features;

/**
 * A place in a network where activations can be read.
 *
 * @param name as in the literature, e.g. {@code relu4_2}: the activations after that block's second
 *     convolution and its ReLU
 * @param channels the number of feature maps
 * @param minimumSize the fewest pixels per side of an image for which the layer has a value
 * @param stride pixels of an image, per side, for each position
 */
public record Layer(String name, int channels, int minimumSize, int stride) {}
