package org.impasto.paint.evaluation;

import java.util.OptionalDouble;
import org.impasto.paint.features.Network;

/**
 * What a judge says of a picture at one layer.
 *
 * @param judge the network
 * @param layer its layer
 * @param style relative distance of Gram matrices from the painting, 0 or more; less is more style
 * @param content relative distance of activations from the photo, 0 or more; less is more photo
 * @param closure how much of the way from the photo to the direct picture the style distance has
 *     gone, at most 1; none without a direct picture, or where that is no closer than the photo
 */
public record LayerScore(
    Network judge, String layer, double style, double content, OptionalDouble closure) {}
