package org.impasto.paint.features;

/**
 * Which network, and where it departs from the one that was trained.
 *
 * @param network the network; larger ones see larger shapes and cost more time
 * @param pooling how feature maps shrink; default {@link Pooling#MAX}
 * @param edges what lies beyond the edge; default {@link EdgePadding#REPLICATE}
 */
public record NetworkOptions(Network network, Pooling pooling, EdgePadding edges) {
  /** {@code network} with maximum pooling and its edge repeated. */
  public static NetworkOptions of(Network network) {
    return new NetworkOptions(network, Pooling.MAX, EdgePadding.REPLICATE);
  }

  /** The same with another pooling. */
  public NetworkOptions withPooling(Pooling other) {
    return new NetworkOptions(network, other, edges);
  }
}
