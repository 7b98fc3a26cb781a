/**
 * Pixels, colors and noise, shared by everything that draws.
 *
 * <p>Takes: coordinates and seeds. Gives: {@link org.impasto.samples.canvas.Canvas}, the raster
 * that is saved. Start reading at {@link org.impasto.samples.canvas.Canvas}. Papers: Perlin,
 * "Improving Noise" (2002); Worley, "A Cellular Texture Basis Function" (1996).
 */
package org.impasto.samples.canvas;
