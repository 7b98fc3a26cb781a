package org.impasto.paint.tensor;

import org.bytedeco.javacpp.PointerScope;

/**
 * A stretch of code that owns the tensors made in it. Closing the scope frees them all, except
 * those handed out with {@link #keep}. Scopes nest, and belong to the thread that opened them.
 *
 * <pre>{@code
 * try (Scope scope = Scope.open()) {
 *   Tensor gram = GramMatrix.of(features);
 *   return scope.keep(gram);
 * }
 * }</pre>
 *
 * <p>A tensor made outside any scope is freed by the garbage collector, which may be late.
 */
public final class Scope implements AutoCloseable {
  private final PointerScope outer;
  private final PointerScope pointers;

  private Scope(PointerScope outer, PointerScope pointers) {
    this.outer = outer;
    this.pointers = pointers;
  }

  /** Opens a scope inside the current one of this thread. */
  public static Scope open() {
    Libtorch.require();
    PointerScope outer = PointerScope.getInnerScope();
    return new Scope(outer, new PointerScope());
  }

  /** Hands {@code tensor}, made in this scope, to the enclosing scope; gives it back. */
  public Tensor keep(Tensor tensor) {
    if (outer != null) {
      outer.attach(tensor.pointer());
    } else {
      tensor.pointer().retainReference();
    }
    pointers.detach(tensor.pointer());
    return tensor;
  }

  /**
   * Hands {@code tensor}, made in the innermost scope of this thread, to this one, which is that or
   * around it; gives it back.
   */
  public Tensor adopt(Tensor tensor) {
    PointerScope inner = PointerScope.getInnerScope();
    if (inner != pointers) {
      pointers.attach(tensor.pointer());
      inner.detach(tensor.pointer());
    }
    return tensor;
  }

  /** The number in {@code scalar}; what reading it takes is freed with this scope. */
  double read(org.bytedeco.pytorch.Tensor scalar) {
    return scalar.item().toDouble();
  }

  /** Frees what was made in this scope and not kept. Closing twice does nothing. */
  @Override
  public void close() {
    pointers.close();
  }
}
