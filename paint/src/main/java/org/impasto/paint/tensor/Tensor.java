package org.impasto.paint.tensor;

import java.util.Arrays;
import java.util.function.Supplier;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * An n-dimensional array of numbers on a {@link Device}. Operations give new tensors and leave
 * their operands alone, but for those whose name ends in {@code InPlace}. What is computed from one
 * made with {@link #withGradient} can be differentiated by {@link #gradient}. The memory belongs to
 * the {@link Scope} in which a tensor was made.
 */
public final class Tensor {
  private final org.bytedeco.pytorch.Tensor tensor;

  Tensor(org.bytedeco.pytorch.Tensor tensor) {
    this.tensor = tensor;
  }

  org.bytedeco.pytorch.Tensor pointer() {
    return tensor;
  }

  /** A float32 tensor on the CPU with a copy of row-major {@code data}. */
  public static Tensor of(float[] data, long... shape) {
    Libtorch.require();
    Shapes.requireLength(data.length, shape);
    return new Tensor(org.bytedeco.pytorch.Tensor.create(data, shape));
  }

  /** A float64 tensor on the CPU with a copy of row-major {@code data}. */
  public static Tensor of(double[] data, long... shape) {
    Libtorch.require();
    Shapes.requireLength(data.length, shape);
    return new Tensor(org.bytedeco.pytorch.Tensor.create(data, shape));
  }

  /** The identity matrix (n, n) in this tensor's precision and place. */
  public Tensor identity(long n) {
    return new Tensor(torch.eye(n, tensor.options()));
  }

  /** Zeros in this tensor's shape, precision and place. */
  public Tensor zeros() {
    return new Tensor(torch.zeros_like(tensor));
  }

  /** Zeros in another shape; of an image (N, C, H, W), channels are last. */
  public Tensor zeros(long... shape) {
    return new Tensor(Elements.zeros(tensor, shape));
  }

  /** A copy that shares nothing and has no history of gradients. */
  public Tensor copy() {
    return new Tensor(tensor.detach().clone());
  }

  /** The elements as float32, row-major. */
  public float[] toFloats() {
    return Elements.floats(tensor);
  }

  /** The elements as float64, row-major. */
  public double[] toDoubles() {
    return Elements.doubles(tensor);
  }

  public long[] shape() {
    return tensor.shape();
  }

  public int rank() {
    return (int) tensor.dim();
  }

  /** The size of one dimension, counted from 0. */
  public long size(int dimension) {
    Shapes.requireDimension(this, dimension);
    return tensor.size(dimension);
  }

  public long elements() {
    return tensor.numel();
  }

  /** Frees this tensor before its scope closes; gradients keep what they still need of it. */
  public void release() {
    tensor.close();
  }

  /** The same numbers in another precision; itself if that is its own. */
  public Tensor to(Precision precision) {
    return new Tensor(tensor.to(Elements.type(precision)));
  }

  /** The same numbers on another device; itself if that is its own. */
  public Tensor to(Device device) {
    return new Tensor(
        tensor.to(new org.bytedeco.pytorch.Device(device.toString()), tensor.scalar_type()));
  }

  /** The precision of the elements. */
  public Precision precision() {
    return Elements.precision(tensor);
  }

  /** The same numbers as an independent variable of {@link #gradient}. */
  public Tensor withGradient() {
    return new Tensor(tensor.detach().set_requires_grad(true));
  }

  /** The same numbers as a constant. */
  public Tensor detached() {
    return new Tensor(tensor.detach());
  }

  /** The gradient of this scalar with respect to {@code variable}, in its shape; once only. */
  public Tensor gradient(Tensor variable) {
    Shapes.require(elements() == 1, "only a scalar has a gradient", this);
    TensorVector gradients =
        torch.grad(new TensorVector(tensor), new TensorVector(variable.tensor));
    return new Tensor(new org.bytedeco.pytorch.Tensor(gradients.get(0)));
  }

  /** What {@code computation} gives; it cannot be differentiated, and keeps no record for that. */
  public static <T> T withoutGradients(Supplier<T> computation) {
    Libtorch.require();
    NoGradGuard guard = new NoGradGuard();
    try {
      return computation.get();
    } finally {
      guard.close();
    }
  }

  public Tensor add(Tensor other) {
    Shapes.requireBroadcastable(this, other);
    return new Tensor(tensor.add(other.tensor));
  }

  public Tensor add(double value) {
    return new Tensor(tensor.add(new Scalar(value)));
  }

  public Tensor subtract(Tensor other) {
    Shapes.requireBroadcastable(this, other);
    return new Tensor(tensor.sub(other.tensor));
  }

  public Tensor multiply(Tensor other) {
    Shapes.requireBroadcastable(this, other);
    return new Tensor(tensor.mul(other.tensor));
  }

  public Tensor multiply(double value) {
    return new Tensor(tensor.mul(new Scalar(value)));
  }

  public Tensor square() {
    return new Tensor(tensor.square());
  }

  public Tensor squareRoot() {
    return new Tensor(tensor.sqrt());
  }

  public Tensor absolute() {
    return new Tensor(tensor.abs());
  }

  /** Negative elements become 0. */
  public Tensor relu() {
    return new Tensor(torch.relu(tensor));
  }

  /** Makes negative elements of this tensor 0. */
  public Tensor reluInPlace() {
    torch.relu_(tensor); // what this gives back is another pointer to it, that owns nothing
    return this;
  }

  /** Makes this gradient after a ReLU, which gave {@code result}, that before it. */
  public Tensor reluBackInPlace(Tensor result) {
    Shapes.requireEqual(this, result);
    torch.threshold_backward_out(tensor, tensor, result.tensor, new Scalar(0));
    return this;
  }

  /** Each element to the power of {@code exponent}. */
  public Tensor power(double exponent) {
    return new Tensor(tensor.pow(new Scalar(exponent)));
  }

  /** The sum of all elements, as a scalar that can be differentiated. */
  public Tensor sum() {
    return new Tensor(tensor.sum());
  }

  /** The mean of all elements, as a scalar that can be differentiated. */
  public Tensor mean() {
    return new Tensor(tensor.mean());
  }

  /** The mean along one dimension, which stays with size 1. */
  public Tensor mean(int dimension) {
    Shapes.requireDimension(this, dimension);
    return new Tensor(tensor.mean(new long[] {dimension}, true, new ScalarTypeOptional()));
  }

  /** The diagonal of the last two dimensions. */
  public Tensor diagonal() {
    Shapes.require(rank() >= 2, "only a matrix has a diagonal", this);
    return new Tensor(tensor.diagonal(0, -2, -1));
  }

  /** The product of matrices; leading dimensions are a batch. */
  public Tensor matmul(Tensor other) {
    Shapes.require(
        rank() >= 2 && other.rank() == rank() && size(rank() - 1) == other.size(rank() - 2),
        "inner sizes must match",
        this,
        other);
    return new Tensor(tensor.matmul(other.tensor));
  }

  /** Rows become columns in the last two dimensions. */
  public Tensor transpose() {
    Shapes.require(rank() >= 2, "only a matrix can be transposed", this);
    return new Tensor(tensor.transpose(-2, -1));
  }

  /** The scalar product of all elements; libtorch sums in a tree, which loses next to nothing. */
  public double dot(Tensor other) {
    Shapes.requireEqual(this, other);
    return number(() -> tensor.mul(other.tensor).sum());
  }

  /** The sum of absolute values, summed in float64. */
  public double absoluteSum() {
    return number(() -> tensor.abs().sum(new ScalarTypeOptional(Elements.sumType(tensor))));
  }

  /** The only element. */
  public double item() {
    Shapes.require(elements() == 1, "item() needs exactly one element", this);
    return number(() -> tensor);
  }

  private static double number(Supplier<org.bytedeco.pytorch.Tensor> computation) {
    try (Scope scope = Scope.open()) {
      return scope.read(computation.get());
    }
  }

  /** The same elements, row-major, in another shape. */
  public Tensor reshape(long... shape) {
    Shapes.require(
        Shapes.elements(shape) == elements(),
        "shape " + Arrays.toString(shape) + " must have as many elements",
        this);
    return new Tensor(tensor.reshape(shape));
  }

  /** The elements {@code from} (inclusive) to {@code to} (exclusive) along one dimension. */
  public Tensor slice(int dimension, long from, long to) {
    Shapes.requireDimension(this, dimension);
    Shapes.require(
        0 <= from && from <= to && to <= size(dimension),
        "slice " + from + " to " + to + " must be within dimension " + dimension,
        this);
    return new Tensor(tensor.slice(dimension, new LongOptional(from), new LongOptional(to), 1));
  }

  /** This tensor, then {@code other}, joined along one dimension. */
  public Tensor concatenate(Tensor other, int dimension) {
    Shapes.requireJoinable(this, other, dimension);
    return new Tensor(torch.cat(new TensorVector(tensor, other.tensor), dimension));
  }

  /** The same image stored with channels last, in which convolutions are fastest. */
  public Tensor channelsLast() {
    Shapes.require(rank() == 4, "channels last needs (N, C, H, W)", this);
    return new Tensor(tensor.contiguous(MemoryFormat.ChannelsLast));
  }

  /** The image as a matrix (N, H·W, C), without a copy if its channels are last. */
  public Tensor positionsByChannels() {
    Shapes.require(rank() == 4, "only an image has positions and channels", this);
    return new Tensor(
        tensor.permute(0, 2, 3, 1).reshape(size(0), size(2) * size(3), size(1))); // (N, H·W, C)
  }

  /**
   * Cross-correlation, as every deep-learning library means it by convolution.
   *
   * @param weight (out, in, kh, kw)
   * @param bias (out)
   * @param stride pixels between two outputs
   * @param padding zeros added on each side
   */
  public Tensor convolve(Tensor weight, Tensor bias, int stride, int padding) {
    Shapes.requireConvolution(this, weight, bias, stride, padding);
    return new Tensor(Convolutions.of(tensor, weight.tensor, bias.tensor, stride, padding));
  }

  /** The largest value of each window; with {@code ceil}, of windows that overhang the edge too. */
  public Tensor maxPool(int kernel, int stride, boolean ceil) {
    Shapes.requirePooling(this, kernel, stride);
    long[] zero = {0, 0};
    long[] one = {1, 1};
    return new Tensor(
        torch.max_pool2d(
            tensor, new long[] {kernel, kernel}, new long[] {stride, stride}, zero, one, ceil));
  }

  /** The mean value of each window; with {@code ceil}, of windows that overhang the edge too. */
  public Tensor averagePool(int kernel, int stride, boolean ceil) {
    Shapes.requirePooling(this, kernel, stride);
    return new Tensor(
        torch.avg_pool2d(
            tensor,
            new long[] {kernel, kernel},
            new long[] {stride, stride},
            new long[] {0, 0},
            ceil,
            false,
            new LongOptional()));
  }

  /** The image with {@code padding} mirrored pixels on each side, the edge itself not repeated. */
  public Tensor reflectPad(int padding) {
    Shapes.requireReflectable(this, padding);
    return new Tensor(torch.reflection_pad2d(tensor, padding, padding, padding, padding));
  }

  /** The image with its edge repeated {@code padding} times on each side. */
  public Tensor replicatePad(int padding) {
    Shapes.require(rank() == 4 && padding >= 0, "padding takes (N, C, H, W)", this);
    return new Tensor(torch.replication_pad2d(tensor, padding, padding, padding, padding));
  }

  /** The image enlarged or shrunk to {@code height} × {@code width} by bicubic interpolation. */
  public Tensor resizeBicubic(long height, long width) {
    Shapes.require(rank() == 4 && height > 0 && width > 0, "resizing takes (N, C, H, W)", this);
    return new Tensor(torch.upsample_bicubic2d(tensor, new long[] {height, width}, false));
  }

  /** Replaces the elements of this tensor by those of {@code other}. */
  public Tensor setInPlace(Tensor other) {
    Shapes.requireEqual(this, other);
    tensor.copy_(other.tensor);
    return this;
  }

  /** Adds {@code factor · other} to this tensor. */
  public Tensor addInPlace(Tensor other, double factor) {
    Shapes.requireEqual(this, other);
    tensor.add_(other.tensor, new Scalar(factor));
    return this;
  }

  /** Multiplies this tensor by {@code factor}. */
  public Tensor multiplyInPlace(double factor) {
    tensor.mul_(new Scalar(factor));
    return this;
  }

  /** Adds {@code factor · a · b}, elementwise, to this tensor. */
  public Tensor addProductInPlace(Tensor a, Tensor b, double factor) {
    Shapes.requireEqual(this, a, b);
    tensor.addcmul_(a.tensor, b.tensor, new Scalar(factor));
    return this;
  }

  /** Adds {@code factor · a / b}, elementwise, to this tensor. */
  public Tensor addQuotientInPlace(Tensor a, Tensor b, double factor) {
    Shapes.requireEqual(this, a, b);
    tensor.addcdiv_(a.tensor, b.tensor, new Scalar(factor));
    return this;
  }

  /** Brings every element of this tensor into [{@code low}, {@code high}]. */
  public Tensor clampInPlace(double low, double high) {
    tensor.clamp_(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
    return this;
  }

  @Override
  public String toString() {
    return Arrays.toString(shape());
  }
}
