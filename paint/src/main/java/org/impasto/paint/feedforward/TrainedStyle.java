package org.impasto.paint.feedforward;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Fingerprint;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;

/**
 * A style as training left it.
 *
 * @param width of its network
 * @param arrays of the names and shapes of {@link TransformerNet#shapes}; colors are 0..255
 */
public record TrainedStyle(TransformerWidth width, Map<String, WeightArray> arrays) {
  /** Copies the map; refuses one that lacks an array. */
  public TrainedStyle {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    for (String name : TransformerNet.shapes(width).keySet()) {
      if (!arrays.containsKey(name)) {
        throw new IllegalArgumentException(
            "style has no array %s; a network of this width needs it".formatted(name));
      }
    }
  }

  /** The SHA-256 of all parameters in the order of {@link TransformerNet#shapes}, hexadecimal. */
  public String sha256() {
    return Fingerprint.of(
        TransformerNet.shapes(width).keySet().stream()
            .map(name -> arrays.get(name).data())
            .toList());
  }

  /** Its network; belongs to the current scope. */
  public TransformerNet network(Compute compute) {
    Map<String, Tensor> tensors = new HashMap<>();
    arrays.forEach(
        (name, array) ->
            tensors.put(name, Tensor.of(array.data(), array.shape()).to(compute.device())));
    return new TransformerNet(width, tensors, compute);
  }

  /** Whether what it paints of {@code photo} is made of numbers. */
  boolean isFinite(Picture photo, Compute compute) {
    try (Scope scope = Scope.open()) {
      return Double.isFinite(painted(photo, compute).absoluteSum());
    }
  }

  /** {@code photo} painted in this style, of its size; the photo stays as it is. */
  public Picture paint(Picture photo, Compute compute) {
    try (Scope scope = Scope.open()) {
      Tensor painted =
          painted(photo, compute).slice(2, 0, photo.height()).slice(3, 0, photo.width());
      return Images.picture(painted);
    }
  }

  private Tensor painted(Picture photo, Compute compute) {
    Tensor image = Images.tensor(photo, compute);
    return Tensor.withoutGradients(() -> network(compute).paint(image));
  }
}
