package org.impasto.paint.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.Layer;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.loss.ContentLoss;
import org.impasto.paint.loss.GramDivisor;
import org.impasto.paint.loss.Reduction;
import org.impasto.paint.loss.StyleDistance;
import org.impasto.paint.loss.StyleLoss;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightException;

/**
 * How far a picture is from its style and from its content at one layer of a judge: {@code ‖G −
 * Gₛ‖² / ‖Gₛ‖²} with {@code G = F Fᵀ / positions}, and {@code ‖F − F꜀‖² / ‖F꜀‖²}, for activations
 * F.
 *
 * <p>Gatys et al. 2015 (arXiv 1508.06576), equations 1 and 3 to 5. Departs from the paper: relative
 * to the target, so that layers, networks and sizes can be compared.
 *
 * @param style 0 with the painting's textures; 1 with none at all
 * @param content 0 with the photo's activations; 1 with none at all
 */
record LayerDistances(double style, double content) {
  private static final StyleDistance GRAM =
      new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);

  /** What both distances of one layer are taken to. */
  private record Target(Layer layer, StyleLoss style, ContentLoss content) {
    LayerDistances of(Features features, long pixels) {
      Tensor activations = features.at(layer);
      return new LayerDistances(
          style.of(activations, pixels).item(), content.of(activations).item());
    }
  }

  /**
   * The distances of each of {@code pictures}, which have the size of {@code photo}, at each of the
   * judge's layers.
   */
  static List<List<LayerDistances>> of(
      Judge judge, Picture photo, Picture painting, List<Picture> pictures, Compute compute)
      throws WeightException {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = judge.open(compute);
      List<Layer> layers = judge.layers().stream().map(network::layer).toList();
      List<Target> targets = targets(network, layers, photo, painting, compute);
      List<List<LayerDistances>> all = new ArrayList<>();
      for (Picture picture : pictures) {
        try (Scope inner = Scope.open()) {
          Features features = network.features(Images.tensor(picture, compute), layers);
          long pixels = pixels(picture);
          all.add(targets.stream().map(target -> target.of(features, pixels)).toList());
        }
      }
      return all;
    }
  }

  private static List<Target> targets(
      FeatureNetwork network,
      List<Layer> layers,
      Picture photo,
      Picture painting,
      Compute compute) {
    List<StyleLoss> styles = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      Features features = network.features(Images.tensor(painting, compute), layers);
      for (Layer layer : layers) {
        Tensor gram = StyleLoss.statistics(GRAM, features.at(layer), pixels(painting));
        styles.add(StyleLoss.toward(GRAM, scope.keep(gram)));
      }
    }
    Features features = network.features(Images.tensor(photo, compute), layers);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      ContentLoss content = new ContentLoss(Reduction.RELATIVE, features.at(layers.get(i)));
      targets.add(new Target(layers.get(i), styles.get(i), content));
    }
    return targets;
  }

  private static long pixels(Picture picture) {
    return (long) picture.width() * picture.height();
  }
}
