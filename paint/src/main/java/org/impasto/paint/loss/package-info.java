/**
 * What makes a picture good, as a number. Takes the activations of the content, the styles and the
 * current image; gives a loss that can be differentiated. Start reading at {@link PerceptualLoss}.
 *
 * <p>Papers: Gatys et al. 2015 (arXiv 1508.06576); Johnson et al. 2016 (arXiv 1603.08155).
 */
package org.impasto.paint.loss;
