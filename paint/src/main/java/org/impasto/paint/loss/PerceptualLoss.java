package org.impasto.paint.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.Region;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The loss both methods share: {@code content + style + total variation}, each term weighted.
 * Targets are computed once, when the loss is made, and never inside an evaluation.
 *
 * <p>Gatys et al. 2015 (arXiv 1508.06576), equation 7; Johnson et al. 2016 (arXiv 1603.08155),
 * §3.2. Departs from the papers: total variation is part of the first as it is of the second.
 */
public final class PerceptualLoss {
  private final FeatureNetwork network;
  private final LossWeights weights;
  private final List<ContentPart> content;
  private final List<StylePart> style;
  private final int tileSide;
  private final Set<Layer> layers;
  private final Optional<Region> contentPixels; // if there is a content

  record ContentPart(Layer layer, double weight, ContentLoss loss) {}

  record StylePart(Layer layer, double weight, StyleLoss loss) {}

  /** A style picture (1, 3, H, W), RGB in [0, 1], and its part of the mix; all parts sum to 1. */
  public record Style(Tensor image, double share) {}

  private PerceptualLoss(
      FeatureNetwork network,
      LossWeights weights,
      List<ContentPart> content,
      List<StylePart> style,
      int tileSide,
      Optional<Region> contentPixels) {
    this.network = network;
    this.contentPixels = contentPixels;
    this.tileSide = tileSide;
    this.weights = weights;
    this.content = content;
    this.style = style;
    this.layers = new LinkedHashSet<>();
    content.forEach(part -> layers.add(part.layer));
    style.forEach(part -> layers.add(part.layer));
  }

  /**
   * The loss toward one content and some styles.
   *
   * @param content (1, 3, H, W), RGB in [0, 1]; images to be judged have the same size
   * @param styles at least one, of any size
   */
  public static PerceptualLoss toward(
      FeatureNetwork network, LossWeights weights, Tensor content, List<Style> styles) {
    return toward(network, weights, content, styles, 0);
  }

  /**
   * The same, computed in tiles, which bounds the memory of {@link #at}.
   *
   * @param tileSide pixels; 0 for whole images
   */
  public static PerceptualLoss toward(
      FeatureNetwork network,
      LossWeights weights,
      Tensor content,
      List<Style> styles,
      int tileSide) {
    return Tensor.withoutGradients(
        () ->
            new PerceptualLoss(
                network,
                weights,
                contentParts(network, weights.content(), content, tileSide),
                styleParts(network, weights.style(), styles, tileSide),
                tileSide,
                Optional.of(Region.of(content))));
  }

  /** The loss toward some styles, and toward no content until {@link #withContent} names one. */
  public static PerceptualLoss toward(
      FeatureNetwork network, LossWeights weights, List<Style> styles) {
    return Tensor.withoutGradients(
        () ->
            new PerceptualLoss(
                network,
                weights,
                List.of(),
                styleParts(network, weights.style(), styles, 0),
                0,
                Optional.empty()));
  }

  /**
   * The same loss toward another content, whose targets are computed; those of the styles are
   * shared.
   *
   * @param other (1, 3, H, W), RGB in [0, 1]
   */
  public PerceptualLoss withContent(Tensor other) {
    return Tensor.withoutGradients(
        () ->
            new PerceptualLoss(
                network,
                weights,
                contentParts(network, weights.content(), other, tileSide),
                style,
                tileSide,
                Optional.of(Region.of(other))));
  }

  /**
   * Frees what is held of the content, which is as large as its activations, before the scope of
   * this loss closes; there is no loss to compute afterwards.
   */
  public void releaseContent() {
    content.forEach(part -> part.loss.release());
  }

  private static List<ContentPart> contentParts(
      FeatureNetwork network, ContentTerm term, Tensor content, int tileSide) {
    List<LayerWeight> used = used(term.layers(), term.weight());
    if (used.isEmpty()) {
      return List.of();
    }
    List<Layer> layers = layers(network, used);
    WholeActivations whole = new WholeActivations();
    List<ContentPart> parts = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      network.read(content, layers, tileSide, whole.reader(scope));
      Map<Layer, Tensor> targets = whole.together();
      targets.values().forEach(scope::keep);
      for (int i = 0; i < used.size(); i++) {
        Tensor target = targets.get(layers.get(i));
        parts.add(
            new ContentPart(
                layers.get(i),
                used.get(i).weight() * term.weight(),
                new ContentLoss(term.reduction(), target)));
      }
    }
    return parts;
  }

  private static List<StylePart> styleParts(
      FeatureNetwork network, StyleTerm term, List<Style> styles, int tileSide) {
    List<LayerWeight> used = used(term.layers(), term.weight());
    List<StylePart> parts = new ArrayList<>();
    List<Tensor> targets =
        used.isEmpty() ? List.of() : targets(network, term, used, styles, tileSide);
    for (int i = 0; i < used.size(); i++) {
      parts.add(
          new StylePart(
              network.layer(used.get(i).layer()),
              used.get(i).weight() * term.weight(),
              StyleLoss.toward(term.distance(), targets.get(i))));
    }
    return parts;
  }

  /** The mean statistics of all styles, by layer; one style's activations are held at a time. */
  private static List<Tensor> targets(
      FeatureNetwork network,
      StyleTerm term,
      List<LayerWeight> used,
      List<Style> styles,
      int tileSide) {
    if (styles.isEmpty()) {
      throw new IllegalArgumentException("no style was given; the style term needs at least one");
    }
    List<Layer> layers = layers(network, used);
    List<Tensor> means = new ArrayList<>();
    for (Style style : styles) {
      try (Scope scope = Scope.open()) {
        Map<Layer, StyleSums> sums = new LinkedHashMap<>();
        for (Layer layer : layers) {
          sums.put(layer, StyleSums.none(term.distance(), layer.channels(), style.image));
        }
        network.read(
            style.image, layers, tileSide, (layer, region, found) -> sums.get(layer).add(found));
        for (int i = 0; i < layers.size(); i++) {
          Tensor part =
              sums.get(layers.get(i)).statistics(pixels(style.image)).multiply(style.share);
          if (means.size() <= i) {
            means.add(scope.keep(part));
          } else {
            means.set(i, scope.keep(means.get(i).add(part)));
          }
        }
      }
    }
    return means;
  }

  private static List<LayerWeight> used(List<LayerWeight> layers, double weight) {
    return layers.stream().filter(layer -> layer.weight() * weight > 0).toList();
  }

  private static List<Layer> layers(FeatureNetwork network, List<LayerWeight> names) {
    return names.stream().map(name -> network.layer(name.layer())).toList();
  }

  private static long pixels(Tensor image) {
    return image.size(2) * image.size(3);
  }

  /** The terms at {@code image} (1, 3, H, W), RGB in [0, 1], of the content's size. */
  public LossTerms of(Tensor image) {
    Tensor zero = image.slice(2, 0, 0).sum();
    Tensor contentSum = zero;
    Tensor styleSum = zero;
    if (!layers.isEmpty()) {
      Features features = network.features(image, layers);
      for (ContentPart part : content) {
        contentSum = contentSum.add(part.loss.of(features.at(part.layer)).multiply(part.weight));
      }
      for (StylePart part : style) {
        Tensor distance = part.loss.of(features.at(part.layer), pixels(image));
        styleSum = styleSum.add(distance.multiply(part.weight));
      }
    }
    return new LossTerms(contentSum, styleSum, smoothness(image, zero));
  }

  private void requireOneOfTheContentsSize(Tensor image) {
    if (image.size(0) != 1) {
      throw new IllegalArgumentException(
          "there are %d images; a gradient is of one at a time".formatted(image.size(0)));
    }
    if (!content.isEmpty() && !Region.of(image).equals(contentPixels.orElseThrow())) {
      Region wanted = contentPixels.orElseThrow();
      throw new IllegalArgumentException(
          "image is %d×%d px and the content %d×%d px; they must have the same size"
              .formatted(image.size(3), image.size(2), wanted.width(), wanted.height()));
    }
  }

  private Tensor smoothness(Tensor image, Tensor zero) {
    TotalVariationTerm term = weights.totalVariation();
    if (term.weight() == 0) {
      return zero;
    }
    return term.form().of(image.multiply(term.range())).multiply(term.weight());
  }

  private Slope smoothness(Tensor image) {
    TotalVariationTerm term = weights.totalVariation();
    if (term.weight() == 0) {
      return new Slope(0, image.zeros());
    }
    Slope slope = term.form().slope(image.multiply(term.range()));
    return new Slope(
        term.weight() * slope.value(),
        slope.gradient().detached().multiplyInPlace(term.weight() * term.range()));
  }

  /** The terms at {@code image} and the gradient of their sum, faster than through {@link #of}. */
  public LossGradient at(Tensor image) {
    return at(image, 1);
  }

  /**
   * The terms at {@code image} (1, 3, H, W), RGB in [0, 1], of the content's size, and the gradient
   * of {@code content + part · style + total variation} with respect to it.
   *
   * @param partOfStyle how much of the style term counts in the gradient
   */
  public LossGradient at(Tensor image, double partOfStyle) {
    requireOneOfTheContentsSize(image);
    Slope smoothness = smoothness(image);
    Tensor gradient = smoothness.gradient();
    TermSlopes terms = new TermSlopes(content, style, image, partOfStyle);
    if (!layers.isEmpty()) {
      gradient.addInPlace(network.gradient(image, layers, tileSide, terms), 1);
    }
    return new LossGradient(terms.values(smoothness.value()), gradient);
  }
}
