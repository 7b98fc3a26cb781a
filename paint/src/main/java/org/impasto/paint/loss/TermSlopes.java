package org.impasto.paint.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.impasto.paint.features.ActivationSlopes;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.Region;
import org.impasto.paint.loss.PerceptualLoss.ContentPart;
import org.impasto.paint.loss.PerceptualLoss.StylePart;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** The content and style terms of one image, as its activations are found. */
final class TermSlopes implements ActivationSlopes {
  private final List<ContentPart> content;
  private final double[] contents;
  private final List<Texture> textures = new ArrayList<>();
  private final double partOfStyle;

  /** One layer's part of the style term. */
  private static final class Texture {
    private final StylePart part;
    private final long pixels;
    private final StyleSums sums;
    private final Tensor slope; // with respect to the sums, once they are asked for
    private boolean isKnown;
    private double value;

    Texture(StylePart part, Tensor image) {
      this.part = part;
      this.pixels = image.size(2) * image.size(3);
      this.sums = StyleSums.none(part.loss().distance(), part.layer().channels(), image);
      this.slope = sums.zeros();
    }

    Tensor back(Tensor activations) {
      if (!isKnown) {
        try (Scope scope = Scope.open()) {
          Slope found = sums.slope(part.loss(), pixels, part.weight());
          slope.addInPlace(found.gradient(), 1);
          value = found.value();
          isKnown = true;
        }
      }
      return sums.back(slope, activations);
    }
  }

  /** The terms of {@code image}, of the style with {@code partOfStyle} of its gradient. */
  TermSlopes(List<ContentPart> content, List<StylePart> style, Tensor image, double partOfStyle) {
    this.content = content;
    this.contents = new double[content.size()];
    this.partOfStyle = partOfStyle;
    style.forEach(part -> textures.add(new Texture(part, image)));
  }

  @Override
  public void read(Layer layer, Region region, Tensor activations) {
    for (Texture texture : textures) {
      if (texture.part.layer().equals(layer)) {
        texture.sums.add(activations);
      }
    }
  }

  @Override
  public Tensor slope(Layer layer, Region region, Tensor activations) {
    Tensor sum = null;
    for (int i = 0; i < contents.length; i++) {
      ContentPart part = content.get(i);
      if (part.layer().equals(layer)) {
        Slope slope = part.loss().slope(activations, region, part.weight());
        contents[i] += slope.value();
        sum = added(sum, slope.gradient());
      }
    }
    for (Texture texture : textures) {
      if (texture.part.layer().equals(layer)) {
        Tensor slope = texture.back(activations);
        sum = added(sum, partOfStyle == 1 ? slope : slope.multiplyInPlace(partOfStyle));
      }
    }
    return sum;
  }

  private static Tensor added(Tensor sum, Tensor part) {
    return sum == null ? part : sum.addInPlace(part, 1);
  }

  /** The terms, once all slopes have been asked for. */
  LossValues values(double totalVariation) {
    return new LossValues(
        DoubleStream.of(contents).sum(),
        textures.stream().mapToDouble(texture -> texture.value).sum(),
        totalVariation);
  }
}
