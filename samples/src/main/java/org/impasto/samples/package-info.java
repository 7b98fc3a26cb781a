/**
 * Draws the pictures that the documentation and the tests are shown with.
 *
 * <p>Takes: a folder and a scale. Gives: JPEG files below {@code contents} and {@code styles}.
 * Start reading at {@link org.impasto.samples.RenderSamples}. Papers: see the packages {@code
 * canvas}, {@code trace} and {@code style}.
 */
package org.impasto.samples;
