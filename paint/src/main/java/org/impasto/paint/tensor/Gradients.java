package org.impasto.paint.tensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Gradients with respect to many variables at once, as the training of a network needs them. */
public final class Gradients {
  private Gradients() {}

  /**
   * The gradients of {@code scalar} with respect to each of {@code variables}, in their order and
   * shapes. Frees the record of the computation: it can be differentiated once.
   */
  public static List<Tensor> of(Tensor scalar, List<Tensor> variables) {
    Shapes.require(scalar.elements() == 1, "only a scalar has a gradient", scalar);
    return list(torch.grad(new TensorVector(scalar.pointer()), vector(variables)));
  }

  /**
   * The gradients of a scalar with respect to each of {@code variables}, where those with respect
   * to {@code outputs}, which were computed from the variables, are {@code slopes}, in their
   * shapes. Frees the record of the computation.
   */
  public static List<Tensor> through(
      List<Tensor> outputs, List<Tensor> slopes, List<Tensor> variables) {
    return list(
        torch.grad(
            vector(outputs), vector(variables), vector(slopes), new BoolOptional(), false, false));
  }

  private static List<Tensor> list(TensorVector found) {
    List<Tensor> gradients = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      gradients.add(new Tensor(new org.bytedeco.pytorch.Tensor(found.get(i))));
    }
    return gradients;
  }

  /** All elements of {@code tensors}, one after the other, as one vector. */
  public static Tensor flat(List<Tensor> tensors) {
    List<Tensor> rows = tensors.stream().map(t -> t.reshape(t.elements())).toList();
    return new Tensor(torch.cat(vector(rows), 0));
  }

  private static TensorVector vector(List<Tensor> tensors) {
    return new TensorVector(
        tensors.stream().map(Tensor::pointer).toArray(org.bytedeco.pytorch.Tensor[]::new));
  }
}
