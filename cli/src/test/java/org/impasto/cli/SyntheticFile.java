package org.impasto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;

/** Random weights of the shape of known networks, scaled so that activations keep their size. */
final class SyntheticFile {
  private static final int[] MODULES = {3, 4, 6, 7, 9, 10, 11, 12};
  private static final int[] SQUEEZED = {16, 16, 32, 32, 48, 48, 64, 64};
  private static final float BIAS_RANGE = 0.1f;

  private final Random random = new Random(7);
  private final Map<String, WeightArray> arrays = new LinkedHashMap<>();

  private SyntheticFile() {}

  /** Writes the first five convolutions of a normalized VGG-19. */
  static Path ofVgg(Path file) throws WeightException {
    SyntheticFile net = new SyntheticFile();
    net.convolution("pre", 3, 3, 1);
    net.convolution("conv1_1", 64, 3, 3);
    net.convolution("conv1_2", 64, 64, 3);
    net.convolution("conv2_1", 128, 64, 3);
    net.convolution("conv2_2", 128, 128, 3);
    net.convolution("conv3_1", 256, 128, 3);
    SafeTensors.write(file, Map.of(), net.arrays, ElementType.F32);
    return file;
  }

  /** Writes SqueezeNet 1.1 with torchvision's names. */
  static Path ofSqueezeNet(Path file) throws WeightException {
    SyntheticFile net = new SyntheticFile();
    net.convolution("features.0", 64, 3, 3);
    int in = 64;
    for (int i = 0; i < MODULES.length; i++) {
      String fire = "features." + MODULES[i];
      int squeezed = SQUEEZED[i];
      net.convolution(fire + ".squeeze", squeezed, in, 1);
      net.convolution(fire + ".expand1x1", 4 * squeezed, squeezed, 1);
      net.convolution(fire + ".expand3x3", 4 * squeezed, squeezed, 3);
      in = 8 * squeezed;
    }
    SafeTensors.write(file, Map.of(), net.arrays, ElementType.F32);
    return file;
  }

  private void convolution(String name, int out, int in, int kernel) {
    float range = (float) Math.sqrt(6.0 / (in * kernel * kernel));
    arrays.put(name + ".weight", array(range, out, in, kernel, kernel));
    arrays.put(name + ".bias", array(BIAS_RANGE, out));
  }

  private WeightArray array(float range, long... shape) {
    int count = 1;
    for (long side : shape) {
      count *= (int) side;
    }
    float[] data = new float[count];
    for (int i = 0; i < count; i++) {
      data[i] = (2 * random.nextFloat() - 1) * range;
    }
    return new WeightArray(data, shape);
  }
}
