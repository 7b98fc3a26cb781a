/**
 * The feed-forward method. Takes a style picture and photos; gives a transformer network that
 * paints any photo in one pass, and its style file. Start reading at {@link
 * org.impasto.paint.feedforward.StyleTrainer}.
 *
 * <p>Johnson, Alahi and Fei-Fei 2016, "Perceptual Losses for Real-Time Style Transfer and
 * Super-Resolution" (arXiv 1603.08155).
 */
package org.impasto.paint.feedforward;
