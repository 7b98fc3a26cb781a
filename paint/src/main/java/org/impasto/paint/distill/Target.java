package org.impasto.paint.distill;

import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.tensor.Tensor;

/**
 * What some channels of a readout imitate: a teacher layer's activations in the orthonormal
 * directions that hold most of their energy, scaled by one number.
 *
 * @param layer the teacher's
 * @param window pixels per side in the middle of the student's image that are compared
 * @param basis (C, k), the scaled directions as columns
 * @param first the readout's first channel of these k
 * @param mean (1, k) of the projected activations
 * @param variance of the projected activations, summed over channels
 */
record Target(
    TeacherLayer layer, int window, Tensor basis, int first, Tensor mean, double variance) {

  /** The projection of activations (N, C, h, w): (N, h·w, k). */
  Tensor project(Tensor activations) {
    Tensor positions = activations.positionsByChannels(); // (N, h·w, C)
    long n = positions.size(0) * positions.size(1);
    return positions
        .reshape(n, positions.size(2))
        .matmul(basis)
        .reshape(positions.size(0), positions.size(1), channels());
  }

  /** These channels of the student's readout (N, c, H, W), in the window: (N, h·w, k). */
  Tensor of(Tensor readout) {
    long side = window / layer.stride();
    long begin = (readout.size(2) - side) / 2;
    return readout
        .slice(2, begin, begin + side)
        .slice(3, begin, begin + side)
        .positionsByChannels()
        .slice(2, first, first + channels());
  }

  int channels() {
    return (int) basis.size(1);
  }

  String block() {
    return LiteArchitecture.layer(layer.block());
  }
}
