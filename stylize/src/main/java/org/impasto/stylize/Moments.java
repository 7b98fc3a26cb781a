package org.impasto.stylize;

/**
 * What one instance normalization needs to know of a picture.
 *
 * @param mean (C)
 * @param variance (C)
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Moments(float[] mean, float[] variance) {}
