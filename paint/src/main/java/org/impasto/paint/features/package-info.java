/**
 * Pretrained networks as feature extractors. Takes an image (N, 3, H, W), RGB in [0, 1], and the
 * names of layers; gives their activations. Start reading at {@link FeatureNetwork}.
 *
 * <p>Papers: Simonyan and Zisserman 2014 (arXiv 1409.1556, VGG); Iandola et al. 2016 (arXiv
 * 1602.07360, SqueezeNet).
 */
package org.impasto.paint.features;
