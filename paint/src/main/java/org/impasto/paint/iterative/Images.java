package org.impasto.paint.iterative;

import java.util.SplittableRandom;
import org.impasto.image.Picture;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** From pictures to tensors (1, 3, H, W), RGB in [0, 1], and back. */
public final class Images {
  private Images() {}

  /** {@code picture} as it is. */
  public static Tensor tensor(Picture picture, Compute compute) {
    return place(picture.rgb(), picture.width(), picture.height(), compute);
  }

  /** {@code picture} at width × height. */
  public static Tensor tensor(Picture picture, int width, int height, Compute compute) {
    boolean fits = picture.width() == width && picture.height() == height;
    Picture resized = fits ? picture : picture.resize(width, height);
    return place(resized.rgb(), width, height, compute);
  }

  private static Tensor place(float[] rgb, int width, int height, Compute compute) {
    try (Scope scope = Scope.open()) {
      return scope.keep(
          Tensor.of(rgb, 1, 3, height, width)
              .to(compute.precision().accumulation())
              .to(compute.device()));
    }
  }

  /** A picture of {@code image}, brought into [0, 1]. */
  public static Picture picture(Tensor image) {
    float[] rgb = image.toFloats();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = Math.max(0, Math.min(1, rgb[i]));
    }
    return Picture.of((int) image.size(3), (int) image.size(2), rgb);
  }

  /** Noise from {@code seed}, the same on every machine. */
  public static Tensor noise(
      InitialImage.Noise noise, int width, int height, long seed, Compute compute) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] rgb = new float[Math.toIntExact(3L * width * height)];
    for (int i = 0; i < rgb.length; i++) {
      double deviation =
          noise.distribution() == InitialImage.Noise.Distribution.UNIFORM
              ? 2 * random.nextDouble() - 1
              : random.nextGaussian();
      rgb[i] = (float) (noise.center() + noise.spread() * deviation);
    }
    return place(rgb, width, height, compute);
  }
}
