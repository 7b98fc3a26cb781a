package org.impasto.paint.feedforward;

import java.util.ArrayList;
import java.util.List;

/**
 * One convolution of a {@link TransformerNet}, with reflected borders, and what comes with it.
 *
 * @param name of its arrays, before the dot
 * @param in channels it takes
 * @param out channels it gives
 * @param kernel pixels per side, odd
 * @param stride pixels between two outputs
 * @param enlarged whether the image is enlarged twice before
 * @param normalized whether an instance norm follows
 * @param rectified whether a ReLU follows that
 */
record TransformerLayer(
    String name,
    int in,
    int out,
    int kernel,
    int stride,
    boolean enlarged,
    boolean normalized,
    boolean rectified) {
  /** Residual blocks, of two layers each. */
  static final int BLOCKS = 5;

  /** The name of the layer that makes colors. */
  static final String LAST = "conv4";

  private static final String LAST_BEFORE_BLOCKS = "conv3";

  private static final int WIDE = 9;
  private static final int USUAL = 3;

  /** The layers of a network in their order; those named {@code residual} form blocks of two. */
  static List<TransformerLayer> of(TransformerWidth width) {
    int few = width.channels();
    int some = 2 * few;
    int many = 4 * few;
    List<TransformerLayer> layers = new ArrayList<>();
    layers.add(new TransformerLayer("conv1", 3, few, WIDE, 1, false, true, true));
    layers.add(new TransformerLayer("conv2", few, some, USUAL, 2, false, true, true));
    layers.add(new TransformerLayer(LAST_BEFORE_BLOCKS, some, many, USUAL, 2, false, true, true));
    for (int block = 1; block <= BLOCKS; block++) {
      String name = "residual" + block + "_";
      layers.add(new TransformerLayer(name + 1, many, many, USUAL, 1, false, true, true));
      layers.add(new TransformerLayer(name + 2, many, many, USUAL, 1, false, true, false));
    }
    layers.add(new TransformerLayer("up1", many, some, USUAL, 1, true, true, true));
    layers.add(new TransformerLayer("up2", some, few, USUAL, 1, true, true, true));
    layers.add(new TransformerLayer(LAST, few, 3, WIDE, 1, false, false, false));
    return layers;
  }

  /** Whether this is the last layer before the residual blocks. */
  boolean beforeBlocks() {
    return name.equals(LAST_BEFORE_BLOCKS);
  }

  /** Whether a residual block begins here. */
  boolean beginsBlock() {
    return name.startsWith("residual") && name.endsWith("_1");
  }

  /** Whether a residual block ends here, with a sum and no ReLU after it. */
  boolean endsBlock() {
    return name.startsWith("residual") && name.endsWith("_2");
  }

  int padding() {
    return kernel / 2;
  }

  String weight() {
    return name + ".weight";
  }

  String bias() {
    return name + ".bias";
  }

  String gain() {
    return name + ".gain";
  }

  String shift() {
    return name + ".shift";
  }

  /** The shape of its weight. */
  long[] weightShape() {
    return new long[] {out, in, kernel, kernel};
  }
}
