/**
 * The style pictures: paintings, a print and a window, made mark by mark.
 *
 * <p>Takes: a width. Gives: a canvas. Start reading at {@link org.impasto.samples.style.Swirls} and
 * {@link org.impasto.samples.style.Easel}. Papers: Hertzmann, "Painterly Rendering with Curved
 * Brush Strokes of Multiple Sizes" (1998).
 */
package org.impasto.samples.style;
