package org.impasto.paint.features;

import java.util.Collection;
import java.util.List;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/** A network that is one stack of stages. */
abstract sealed class StackedNetwork implements FeatureNetwork permits Vgg, SqueezeNet, LiteNet {
  private final LayerStack stack;

  StackedNetwork(LayerStack stack) {
    this.stack = stack;
  }

  final LayerStack stack() {
    return stack;
  }

  @Override
  public List<Layer> layers() {
    return stack.layers();
  }

  @Override
  public Features features(Tensor image, Collection<Layer> wanted) {
    return stack.run(image, wanted);
  }

  @Override
  public void read(Tensor image, Collection<Layer> wanted, int tileSide, ActivationReader reader) {
    stack.read(image, wanted, tileSide, reader);
  }

  @Override
  public Tensor gradient(
      Tensor image, Collection<Layer> wanted, int tileSide, ActivationSlopes slopes) {
    return stack.gradient(image, wanted, tileSide, slopes);
  }

  @Override
  public double bytesPerPixel(Layer deepest, Precision precision) {
    return stack.bytesPerPixel(deepest, precision);
  }

  @Override
  public double bytesInTiles(
      Layer deepest, Precision precision, int tileSide, int height, int width) {
    return stack.bytesInTiles(deepest, precision, tileSide, height, width);
  }

  @Override
  public long weightBytes() {
    return stack.weightBytes();
  }
}
