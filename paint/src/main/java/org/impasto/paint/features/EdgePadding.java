package org.impasto.paint.features;

/** What the first convolution sees beyond the edge of the image. */
public enum EdgePadding {
  /** What the network was trained with: zeros for VGG, nothing for SqueezeNet. */
  AS_TRAINED,
  /** The edge repeated, which leaves fewer marks along the border of the picture; the default. */
  REPLICATE
}
