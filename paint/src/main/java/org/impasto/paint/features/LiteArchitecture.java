package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of {@link LiteNet}: their names, in the order of the network, and their shapes. */
public final class LiteArchitecture {
  /** Channels of the 3×3 convolutions of each block. */
  static final int[][] CONVOLUTIONS = {{24}, {24, 48, 64}, {112, 128}, {128, 128}, {192}, {}};

  /**
   * Before which of these, counted from 1, the size is halved; 0 for nowhere. A convolution between
   * the first and the first halving sees every pixel, without which fine grain would go unseen.
   */
  static final int[] HALVED_BEFORE = {0, 2, 1, 1, 1, 0};

  /** Residual modules that follow the convolutions of each block. */
  static final int[] RESIDUALS = {0, 0, 0, 0, 2, 2};

  /** Channels inside a residual module. */
  static final int INNER = 80;

  /** Channels of each block's readout. */
  private static final int[] READOUTS = {24, 80, 96, 96, 96, 96};

  private LiteArchitecture() {}

  /** The number of blocks; block 1 has the size of the image, the last two a sixteenth of it. */
  public static int blocks() {
    return READOUTS.length;
  }

  /** The layer that reads out block {@code block}, counted from 1. */
  public static String layer(int block) {
    return "block" + block;
  }

  /** The channels of that layer. */
  public static int channels(int block) {
    return READOUTS[block - 1];
  }

  /** Pixels of the image, per side, for each position of that layer. */
  public static int stride(int block) {
    return 1 << Math.min(block - 1, 4);
  }

  static List<String> layers() {
    List<String> names = new ArrayList<>();
    for (int block = 1; block <= blocks(); block++) {
      names.add(layer(block));
    }
    return names;
  }

  static String convolution(int block, int number) {
    return "conv" + block + "_" + number;
  }

  static String residual(int block, int number) {
    return "residual" + block + "_" + number;
  }

  static String readout(int block) {
    return "readout" + block;
  }

  /** Every array's shape by its name: weights (out, in, k, k), biases (out). */
  public static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int channels = 3;
    for (int block = 1; block <= blocks(); block++) {
      int[] convolutions = CONVOLUTIONS[block - 1];
      for (int i = 1; i <= convolutions.length; i++) {
        put(shapes, convolution(block, i), convolutions[i - 1], channels, 3);
        channels = convolutions[i - 1];
      }
      for (int i = 1; i <= RESIDUALS[block - 1]; i++) {
        put(shapes, residual(block, i) + ".inner", INNER, channels, 3);
        put(shapes, residual(block, i) + ".outer", channels, INNER, 1);
      }
      put(shapes, readout(block), channels(block), channels, 1);
    }
    return shapes;
  }

  private static void put(Map<String, long[]> shapes, String name, int out, int in, int side) {
    shapes.put(name + ".weight", new long[] {out, in, side, side});
    shapes.put(name + ".bias", new long[] {out});
  }
}
