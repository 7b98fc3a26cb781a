/**
 * The iterative method. Takes a photo and paintings, gives the photo in the paintings' style, by
 * changing an image until its activations have the photo's content and the paintings' textures.
 * Start reading at {@link IterativeStylizer}.
 *
 * <p>Paper: Gatys, Ecker and Bethge 2015, "A Neural Algorithm of Artistic Style" (arXiv
 * 1508.06576).
 */
package org.impasto.paint.iterative;
