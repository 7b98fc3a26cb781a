package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of {@link LiteNet}: their names, in the order of the network, and their shapes. */
public final class LiteArchitecture {
  /** Channels of the 3×3 convolutions of each block. */
  static final int[][] CONVOLUTIONS = {
    {24}, {24, 64, 64}, {112, 128}, {144, 144, 144}, {192, 192, 192}, {192, 192, 192}
  };

  /** Channels to which a 1×1 convolution squeezes the activations before each; 0 for none. */
  private static final int[][] SQUEEZED = {
    {0}, {0, 0, 0}, {0, 0}, {0, 64, 64}, {64, 64, 64}, {64, 64, 64}
  };

  /**
   * Before which of these, counted from 1, the size is halved; 0 for nowhere. A convolution between
   * the first and the first halving sees every pixel, without which fine grain would go unseen.
   */
  static final int[] HALVED_BEFORE = {0, 2, 1, 1, 1, 0};

  private static final int HALVINGS = 4;

  /** Between a convolution's name and {@code .weight}, where it is the squeeze before it. */
  static final String SQUEEZE = ".squeeze";

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
    return 1 << Math.min(block - 1, HALVINGS);
  }

  /** Positions of that layer per side of an image of {@code size} pixels. */
  public static int positions(int block, int size) {
    int positions = size;
    for (int halving = 2; halving <= Math.min(block, HALVINGS + 1); halving++) {
      positions = (halving == 2 ? positions - 1 : positions) / 2;
    }
    return positions;
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

  /** Whether the channels before that convolution are squeezed to fewer. */
  static boolean squeezes(int block, int number) {
    return SQUEEZED[block - 1][number - 1] > 0;
  }

  /** Whether that is the weight of a convolution after a squeeze. */
  public static boolean isSummed(String weight) {
    return shapes().containsKey(weight.replace(".weight", SQUEEZE + ".weight"));
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
        if (squeezes(block, i)) {
          int squeezed = SQUEEZED[block - 1][i - 1];
          shapes.put(name + SQUEEZE + ".weight", new long[] {squeezed, channels, 1, 1});
          shapes.put(name + SQUEEZE + ".bias", new long[] {squeezed});
          channels = squeezed;
        }
        shapes.put(name + ".weight", new long[] {out, channels, 3, 3});
        shapes.put(name + ".bias", new long[] {out});
        channels = out;
      }
    }
    return shapes;
  }
}
