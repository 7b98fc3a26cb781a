package org.impasto.paint.distill;

import java.util.List;
import org.impasto.paint.features.Network;

/**
 * A teacher's layer and where its positions lie in the image.
 *
 * @param name of the layer
 * @param block of the student that imitates it
 * @param stride pixels of the image between two positions
 * @param center of the first position, in pixels from the first pixel's center
 */
record TeacherLayer(String name, int block, int stride, double center) {

  /**
   * The layers that are imitated. SqueezeNet halves the size with windows of three and without
   * padding, as the student does; VGG with windows of two, so that its positions lie in the middle
   * of their pixels.
   */
  static List<TeacherLayer> of(Network network) {
    return switch (network) {
      case VGG16, VGG19 ->
          List.of(
              centered("relu1_1", 1, 1),
              centered("relu2_1", 2, 2),
              centered("relu3_1", 3, 4),
              centered("relu4_1", 4, 8),
              centered("relu5_1", 5, 16),
              centered("relu5_2", 6, 16));
      case VGG19_NORMALIZED ->
          List.of(centered("relu1_1", 1, 1), centered("relu2_1", 2, 2), centered("relu3_1", 3, 4));
      case SQUEEZENET1_1 ->
          List.of(
              moved("relu1", 2, 2),
              moved("fire3", 3, 4),
              moved("fire5", 4, 8),
              moved("fire7", 5, 16),
              moved("fire9", 6, 16));
      case LITE -> throw new IllegalArgumentException("lite cannot be its own teacher");
    };
  }

  private static TeacherLayer centered(String name, int block, int stride) {
    return new TeacherLayer(name, block, stride, (stride - 1) / 2.0);
  }

  private static TeacherLayer moved(String name, int block, int stride) {
    return new TeacherLayer(name, block, stride, stride - 1);
  }

  /** How far the first position lies from the student's first, in pixels. */
  private double offset() {
    return center - (stride - 1);
  }

  /**
   * How many pixels before the student's image the teacher's must begin so that, to half a pixel,
   * positions of both lie one on the other if {@code skipped} of the teacher's are left out.
   */
  int lead(int skipped) {
    return (int) Math.ceil(stride * skipped + offset());
  }

  /** How many positions to leave out if the teacher's image begins so many pixels before. */
  int skipped(int lead) {
    return (int) Math.round((lead - offset()) / stride);
  }
}
