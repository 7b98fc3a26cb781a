/**
 * What Impasto is compared with, and nothing else uses: published programs, as their authors run
 * them, in libtorch, float32, with channels first.
 *
 * <p>Takes: images. Gives: a loss and its gradient, or a painted image. Start reading at {@link
 * org.impasto.bench.baseline.PublishedRecipe}.
 */
package org.impasto.bench.baseline;
