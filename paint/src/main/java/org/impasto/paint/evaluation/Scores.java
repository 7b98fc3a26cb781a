package org.impasto.paint.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.impasto.paint.feedforward.Median;

/**
 * The numbers of one picture.
 *
 * @param ssim structural similarity to the photo, at most 1; more is more photo
 * @param lpips perceptual distance from the photo, 0 or more; less is more photo. None without
 *     heads
 * @param closure the mean of the layers' closures, at most 1; none without a direct picture
 * @param layers by judge, from shallow to deep
 */
public record Scores(
    double ssim, OptionalDouble lpips, OptionalDouble closure, List<LayerScore> layers) {

  /** Copies the list. */
  public Scores {
    layers = List.copyOf(layers);
  }

  /**
   * The median of each number by itself, over pictures that the same judges scored.
   *
   * @throws IllegalArgumentException if there is no picture
   */
  public static Scores medians(List<Scores> pictures) {
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("there are no scores; medians need at least one picture");
    }
    int count = pictures.get(0).layers.size();
    return new Scores(
        median(pictures, Scores::ssim),
        medianOfThoseThere(pictures, Scores::lpips),
        medianOfThoseThere(pictures, Scores::closure),
        IntStream.range(0, count)
            .mapToObj(i -> medianLayer(pictures.stream().map(p -> p.layers.get(i)).toList()))
            .toList());
  }

  private static LayerScore medianLayer(List<LayerScore> layers) {
    LayerScore first = layers.get(0);
    return new LayerScore(
        first.judge(),
        first.layer(),
        median(layers, LayerScore::style),
        median(layers, LayerScore::content),
        medianOfThoseThere(layers, LayerScore::closure));
  }

  private static <T> double median(List<T> items, ToDoubleFunction<T> number) {
    return Median.of(items.stream().mapToDouble(number).toArray());
  }

  private static <T> OptionalDouble medianOfThoseThere(
      List<T> items, Function<T, OptionalDouble> number) {
    double[] numbers = items.stream().map(number).flatMapToDouble(OptionalDouble::stream).toArray();
    return numbers.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(numbers));
  }
}
