package org.impasto.paint.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * LPIPS v0.1 on SqueezeNet 1.1, how different two pictures look: {@code Σ_l mean over positions of
 * h_l · (x̂_l − ŷ_l)²}, where x̂ and ŷ are activations divided by their length over channels, and
 * the published heads h hold a learned weight for each channel of seven layers.
 *
 * <p>Zhang, Isola, Efros, Shechtman and Wang 2018, "The Unreasonable Effectiveness of Deep Features
 * as a Perceptual Metric" (arXiv 1801.03924), and the authors' program. Departs from it: none; its
 * scaling of [-1, 1] is what SqueezeNet does with [0, 1], and its slices end at {@link #LAYERS}.
 */
public final class Lpips {
  /** The layers compared, torchvision's features.1, 4, 7, 9, 10, 11 and 12. */
  public static final List<String> LAYERS =
      List.of("relu1", "fire3", "fire5", "fire6", "fire7", "fire8", "fire9");

  /** Added to lengths, so that activations of nothing but zeros have one. */
  private static final double SMALLEST_LENGTH = 1e-10;

  private final Judge squeezeNet;
  private final List<WeightArray> heads; // (1, C, 1, 1) each

  /**
   * The distance with published heads; without them no number is LPIPS.
   *
   * @param squeezeNet the weights of SqueezeNet 1.1
   * @param heads arrays {@code lin0.weight} to {@code lin6.weight}, (1, C, 1, 1), or with the names
   *     that their authors gave them, {@code lin0.model.1.weight} and so on
   * @throws WeightException if a head is missing
   */
  public Lpips(Weights squeezeNet, Weights heads) throws WeightException {
    this.squeezeNet = new Judge(Network.SQUEEZENET1_1, squeezeNet);
    this.heads = new ArrayList<>();
    for (int i = 0; i < LAYERS.size(); i++) {
      String published = "lin" + i + ".model.1.weight";
      this.heads.add(heads.get(heads.contains(published) ? published : "lin" + i + ".weight"));
    }
  }

  /**
   * The distance between {@code reference} and each of {@code pictures} of its size: 0 for equal
   * pictures, more for others.
   *
   * @throws WeightException if the weights are not those of SqueezeNet and its heads
   */
  public List<Double> distances(Picture reference, List<Picture> pictures, Compute compute)
      throws WeightException {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = squeezeNet.open(compute);
      List<Layer> layers = LAYERS.stream().map(network::layer).toList();
      List<Tensor> weights = weights(layers, compute);
      Features target = network.features(Images.tensor(reference, compute), layers);
      List<Double> distances = new ArrayList<>();
      for (Picture picture : pictures) {
        try (Scope inner = Scope.open()) {
          Features features = network.features(Images.tensor(picture, compute), layers);
          double sum = 0;
          for (int i = 0; i < layers.size(); i++) {
            sum += distance(features.at(layers.get(i)), target.at(layers.get(i)), weights.get(i));
          }
          distances.add(sum);
        }
      }
      return distances;
    }
  }

  private List<Tensor> weights(List<Layer> layers, Compute compute) throws WeightException {
    List<Tensor> weights = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      WeightArray head = heads.get(i);
      long[] needed = {1, layers.get(i).channels(), 1, 1};
      if (!Arrays.equals(head.shape(), needed)) {
        throw new WeightException(
            "head %d of LPIPS is %s; with SqueezeNet it is %s — use the v0.1 heads for SqueezeNet"
                .formatted(i, Arrays.toString(head.shape()), Arrays.toString(needed)));
      }
      weights.add(Tensor.of(head.data(), needed).to(compute.device()));
    }
    return weights;
  }

  /** Activations are (1, C, h, w), {@code weights} (1, C, 1, 1). */
  private static double distance(Tensor a, Tensor b, Tensor weights) {
    Tensor squares = unit(a).subtract(unit(b)).square();
    long positions = a.size(2) * a.size(3);
    return squares.multiply(weights).sum().item() / positions;
  }

  private static Tensor unit(Tensor activations) {
    Tensor length =
        activations.square().mean(1).multiply((double) activations.size(1)).squareRoot();
    return activations.multiply(length.add(SMALLEST_LENGTH).power(-1)); // (1, C, h, w)
  }
}
