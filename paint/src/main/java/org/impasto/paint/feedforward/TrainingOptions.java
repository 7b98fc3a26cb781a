package org.impasto.paint.feedforward;

import java.util.List;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.tensor.Compute;

/**
 * All that decides what a trained style looks like, beside the style pictures, the photos and the
 * weights. Start from a {@link TrainingPreset} and change what you like.
 *
 * @param network whose activations are compared
 * @param loss what is minimized over all photos
 * @param gridWeight weight of the variance, in squared steps of 255, between the sixteen places of
 *     the grid of four pixels on which the trained network enlarges, 0 or more and finite; default
 *     0.03. Larger leaves less of a weave in skies, and less of the style
 * @param width of the network that is trained
 * @param style how large the style pictures are, and their parts
 * @param crops what one step learns from
 * @param schedule how long, and how fast
 * @param seed of the first parameters and of the order, places and scales of crops
 * @param compute where, and how precisely
 */
public record TrainingOptions(
    NetworkOptions network,
    LossWeights loss,
    double gridWeight,
    TransformerWidth width,
    TrainingStyle style,
    CropBatch crops,
    TrainingSchedule schedule,
    long seed,
    Compute compute) {

  /** Refuses a weight outside its range. */
  public TrainingOptions {
    if (!(gridWeight >= 0 && gridWeight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "grid weight is " + gridWeight + "; it must be 0 or more, and finite");
    }
  }

  /**
   * How style pictures are used.
   *
   * @param size pixels of their longer side, 0 for their own; default 384. A larger one gives
   *     larger strokes
   * @param blend the parts of several in the mix, each 0 or more; default none, which means equal
   *     parts
   */
  public record TrainingStyle(int size, List<Double> blend) {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 4096;

    /** Copies the list and refuses a size outside its range. */
    public TrainingStyle {
      blend = List.copyOf(blend);
      if (size != 0 && (size < SMALLEST || size > LARGEST)) {
        throw new IllegalArgumentException(
            "style size is %d; it must be 0, or from %d to %d pixels"
                .formatted(size, SMALLEST, LARGEST));
      }
    }
  }

  /** The same with another network, and with that network's own layers where it differs. */
  public TrainingOptions withNetwork(Network other) {
    if (other == network.network()) {
      return this;
    }
    NetworkOptions changed = new NetworkOptions(other, network.pooling(), network.edges());
    return with(changed, TrainingLayers.of(other).in(loss));
  }

  /** The same with another loss. */
  public TrainingOptions withLoss(LossWeights other) {
    return with(network, other);
  }

  private TrainingOptions with(NetworkOptions features, LossWeights weights) {
    return new TrainingOptions(
        features, weights, gridWeight, width, style, crops, schedule, seed, compute);
  }

  /** The same with another weight against the grid. */
  public TrainingOptions withGridWeight(double other) {
    return new TrainingOptions(network, loss, other, width, style, crops, schedule, seed, compute);
  }

  /** The same for a network of another width. */
  public TrainingOptions withWidth(TransformerWidth other) {
    return new TrainingOptions(
        network, loss, gridWeight, other, style, crops, schedule, seed, compute);
  }

  /** The same with style pictures of another size or mix. */
  public TrainingOptions withStyle(TrainingStyle other) {
    return new TrainingOptions(
        network, loss, gridWeight, width, other, crops, schedule, seed, compute);
  }

  /** The same with other crops. */
  public TrainingOptions withCrops(CropBatch other) {
    return new TrainingOptions(
        network, loss, gridWeight, width, style, other, schedule, seed, compute);
  }

  /** The same for another time. */
  public TrainingOptions withSchedule(TrainingSchedule other) {
    return new TrainingOptions(
        network, loss, gridWeight, width, style, crops, other, seed, compute);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(
        network, loss, gridWeight, width, style, crops, schedule, other, compute);
  }

  /** The same computed elsewhere. */
  public TrainingOptions withCompute(Compute other) {
    return new TrainingOptions(
        network, loss, gridWeight, width, style, crops, schedule, seed, other);
  }
}
