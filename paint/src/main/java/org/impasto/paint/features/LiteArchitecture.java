package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of {@link LiteNet}: their names, in the order of the network, and their shapes. */
public final class LiteArchitecture {
  /** Channels of the 3×3 convolutions of each block. */
  static final int[][] CONVOLUTIONS = {
    {24}, {24, 64, 64}, {112, 128}, {128, 144}, {192, 192}, {192}
  };

  /**
   * Before which of these, counted from 1, the size is halved; 0 for nowhere. A convolution between
   * the first and the first halving sees every pixel, without which fine grain would go unseen.
   */
  static final int[] HALVED_BEFORE = {0, 2, 1, 1, 1, 0};

  private LiteArchitecture() {}

  /** The number of blocks; block 1 has the size of the image, the last two a sixteenth of it. */
  public static int blocks() {
    return CONVOLUTIONS.length;
  }

  /** The layer at the end of block {@code block}, counted from 1. */
  public static String layer(int block) {
    return "block" + block;
  }

  /** The channels of that layer. */
  public static int channels(int block) {
    int[] convolutions = CONVOLUTIONS[block - 1];
    return convolutions[convolutions.length - 1];
  }

  /** Pixels of the image, per side, for each position of that layer. */
  public static int stride(int block) {
    return 1 << Math.min(block - 1, 4);
  }

  /** The array (C) by which that layer's channels are multiplied when it is read. */
  public static String scale(int block) {
    return "scale" + block;
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

  /** The shape of every weight (out, in, k, k) and bias (out) by its name. */
  public static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int channels = 3;
    for (int block = 1; block <= blocks(); block++) {
      int[] convolutions = CONVOLUTIONS[block - 1];
      for (int i = 1; i <= convolutions.length; i++) {
        String name = convolution(block, i);
        int out = convolutions[i - 1];
        shapes.put(name + ".weight", new long[] {out, channels, 3, 3});
        shapes.put(name + ".bias", new long[] {out});
        channels = out;
      }
    }
    return shapes;
  }
}
