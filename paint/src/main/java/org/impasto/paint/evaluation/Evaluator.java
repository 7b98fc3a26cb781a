package org.impasto.paint.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.weights.WeightException;

/**
 * Scores results of style transfer: how close they came to the painting, by judging networks that
 * need not be the one they were made with, and how much of the photo they kept. Everything is
 * measured at the size of the results, in single precision.
 */
public final class Evaluator {
  private final List<Judge> judges;
  private final Optional<Lpips> lpips;
  private final Compute compute;

  /**
   * An evaluator.
   *
   * @param judges at least one, each network once
   * @param lpips to measure that too
   * @param device where networks run
   */
  public Evaluator(List<Judge> judges, Optional<Lpips> lpips, Device device) {
    List<Network> networks = judges.stream().map(Judge::network).distinct().toList();
    if (judges.isEmpty() || networks.size() < judges.size()) {
      throw new IllegalArgumentException(
          "judges are "
              + judges.stream().map(judge -> judge.network().label()).toList()
              + "; there must be at least one, and each once");
    }
    this.judges = List.copyOf(judges);
    this.lpips = lpips;
    this.compute = new Compute(device, Precision.FP32);
  }

  /**
   * The scores of {@code results}, in their order.
   *
   * @param content the photo, of any size
   * @param style the painting, of any size
   * @param results pictures of one size, of the whole content
   * @param direct the picture that closure is measured against, of the results' size; see {@link
   *     DirectOptimization}
   * @throws IllegalArgumentException if a picture is too small, or sizes do not fit
   * @throws WeightException if weights do not fit their network
   */
  public List<Scores> scores(
      Picture content, Picture style, List<Picture> results, Optional<Picture> direct)
      throws WeightException {
    if (results.isEmpty()) {
      return List.of();
    }
    int width = results.get(0).width();
    int height = results.get(0).height();
    Picture photo = content.filledUnderAlpha().resize(width, height);
    List<Picture> pictures = new ArrayList<>(results);
    direct.ifPresent(pictures::add);
    Sizes.requireEqual(pictures);
    Picture painting = beside(results.get(0), style.filledUnderAlpha());
    Sizes.require(content, painting, results.get(0));
    pictures.add(photo);
    pictures.replaceAll(Picture::filledUnderAlpha);
    List<List<LayerScore>> layers = layers(photo, painting, pictures, direct.isPresent());
    return scores(photo, pictures.subList(0, results.size()), layers);
  }

  /**
   * Makes sure, without looking at them through a network, that pictures can be compared.
   *
   * @throws IllegalArgumentException if one is too small, or if {@code result} has not the
   *     proportions of {@code content}
   */
  public static void requireComparable(Picture content, Picture style, Picture result) {
    Sizes.require(content, beside(result, style), result);
  }

  /** The painting at the size at which the default preset compares it with such a result. */
  private static Picture beside(Picture result, Picture painting) {
    return Preset.DEFAULT.options().style().sized(painting, result.width(), result.height());
  }

  private List<Scores> scores(Picture photo, List<Picture> results, List<List<LayerScore>> layers)
      throws WeightException {
    List<Double> distances =
        lpips.isPresent() ? lpips.get().distances(photo, results, compute) : List.of();
    List<Scores> scores = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      scores.add(
          new Scores(
              StructuralSimilarity.of(photo, results.get(i)),
              distances.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(distances.get(i)),
              Closure.mean(layers.get(i)),
              layers.get(i)));
    }
    return scores;
  }

  /** By picture, the scores at all layers of all judges; the photo is last, direct before it. */
  private List<List<LayerScore>> layers(
      Picture photo, Picture painting, List<Picture> pictures, boolean direct)
      throws WeightException {
    List<List<LayerScore>> scores = new ArrayList<>();
    pictures.forEach(picture -> scores.add(new ArrayList<>()));
    int last = pictures.size() - 1;
    for (Judge judge : judges) {
      List<List<LayerDistances>> all = LayerDistances.of(judge, photo, painting, pictures, compute);
      Optional<List<LayerDistances>> best =
          direct ? Optional.of(all.get(last - 1)) : Optional.empty();
      for (int i = 0; i < pictures.size(); i++) {
        scores.get(i).addAll(scores(judge, all.get(i), all.get(last), best));
      }
    }
    return scores;
  }

  private static List<LayerScore> scores(
      Judge judge,
      List<LayerDistances> picture,
      List<LayerDistances> photo,
      Optional<List<LayerDistances>> direct) {
    List<LayerScore> scores = new ArrayList<>();
    for (int i = 0; i < picture.size(); i++) {
      OptionalDouble closure =
          direct.isEmpty()
              ? OptionalDouble.empty()
              : Closure.of(
                  photo.get(i).style(), picture.get(i).style(), direct.get().get(i).style());
      scores.add(
          new LayerScore(
              judge.network(),
              judge.layers().get(i),
              picture.get(i).style(),
              picture.get(i).content(),
              closure));
    }
    return scores;
  }
}
