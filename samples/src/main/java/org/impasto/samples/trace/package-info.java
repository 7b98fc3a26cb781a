/**
 * A small path tracer for the photo-like pictures.
 *
 * <p>Takes: a {@link org.impasto.samples.trace.World} of triangles, sky, sun, lamps and water, and
 * a {@link org.impasto.samples.trace.Camera}. Gives: a developed {@link
 * org.impasto.samples.canvas.Canvas}. Start reading at {@link org.impasto.samples.trace.Tracer}.
 * Papers: Kajiya, "The Rendering Equation" (1986); Schlick, "An Inexpensive BRDF Model" (1994);
 * Wald, "On fast Construction of SAH-based Bounding Volume Hierarchies" (2007).
 */
package org.impasto.samples.trace;
