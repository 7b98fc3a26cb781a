package org.impasto.paint.iterative;

import java.util.List;
import org.impasto.paint.features.JointNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.optim.OptimizerOptions;
import org.impasto.paint.tensor.Compute;

/**
 * All that decides what a picture looks like, beside the photo, the paintings and the weights.
 * Start from a {@link Preset} and change what you like.
 *
 * @param network whose activations are compared
 * @param loss what is minimized
 * @param optimizer how
 * @param scales at which sizes, and for how long
 * @param style what is taken from the paintings
 * @param initialImage where painting starts
 * @param seed of all random numbers; the same seed gives the same picture
 * @param compute where, and how precisely
 */
public record IterativeOptions(
    NetworkOptions network,
    LossWeights loss,
    OptimizerOptions optimizer,
    ScaleOptions scales,
    StyleOptions style,
    InitialImage initialImage,
    long seed,
    Compute compute) {

  /** The same with another network, and with that network's own layers where it differs. */
  public IterativeOptions withNetwork(Network other) {
    if (other == network.network()) {
      return this;
    }
    NetworkOptions changed = new NetworkOptions(other, network.pooling(), network.edges());
    return new IterativeOptions(
        changed,
        DefaultLayers.of(other).in(loss),
        optimizer,
        scales,
        style,
        initialImage,
        seed,
        compute);
  }

  /**
   * The same for a {@link JointNetwork} of {@code networks}: the loss becomes the mean of what it
   * is for each of them with its own layers; smoothness counts once.
   */
  public IterativeOptions withNetworks(List<Network> networks) {
    return withLoss(DefaultLayers.ofEach(networks).in(loss));
  }

  /** The same with another pooling and border. */
  public IterativeOptions withNetworkOptions(NetworkOptions other) {
    return new IterativeOptions(other, loss, optimizer, scales, style, initialImage, seed, compute);
  }

  /** The same with another loss. */
  public IterativeOptions withLoss(LossWeights other) {
    return new IterativeOptions(
        network, other, optimizer, scales, style, initialImage, seed, compute);
  }

  /** The same with another optimizer. */
  public IterativeOptions withOptimizer(OptimizerOptions other) {
    return new IterativeOptions(network, loss, other, scales, style, initialImage, seed, compute);
  }

  /** The same at other scales. */
  public IterativeOptions withScales(ScaleOptions other) {
    return new IterativeOptions(
        network, loss, optimizer, other, style, initialImage, seed, compute);
  }

  /** The same with other style options. */
  public IterativeOptions withStyle(StyleOptions other) {
    return new IterativeOptions(
        network, loss, optimizer, scales, other, initialImage, seed, compute);
  }

  /** The same from another start. */
  public IterativeOptions withInitialImage(InitialImage other) {
    return new IterativeOptions(network, loss, optimizer, scales, style, other, seed, compute);
  }

  /** The same with another seed. */
  public IterativeOptions withSeed(long other) {
    return new IterativeOptions(
        network, loss, optimizer, scales, style, initialImage, other, compute);
  }

  /** The same computed elsewhere. */
  public IterativeOptions withCompute(Compute other) {
    return new IterativeOptions(network, loss, optimizer, scales, style, initialImage, seed, other);
  }
}
