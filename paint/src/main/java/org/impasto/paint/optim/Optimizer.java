package org.impasto.paint.optim;

import java.util.Optional;
import org.impasto.paint.tensor.Tensor;

/** Goes from point to point toward a smaller loss. Its tensors live in the scope it was made in. */
public sealed interface Optimizer permits LBFGS, Adam {

  /** An optimizer as {@code options} describe it, at {@code start}, which it copies. */
  static Optimizer of(OptimizerOptions options, Objective objective, Tensor start) {
    return options instanceof LbfgsOptions lbfgs
        ? new LBFGS(lbfgs, objective, start)
        : new Adam((AdamOptions) options, objective, start);
  }

  /**
   * An optimizer that goes on from {@code state} exactly as the one it was taken from would have.
   */
  static Optimizer resume(OptimizerOptions options, Objective objective, OptimizerState state) {
    return options instanceof LbfgsOptions lbfgs
        ? LBFGS.resume(lbfgs, objective, state)
        : Adam.resume((AdamOptions) options, objective, state);
  }

  /**
   * One iteration.
   *
   * @param evaluations how many evaluations it may spend at most, 1 or more
   * @return why no further iteration makes sense; empty if one does
   */
  Optional<StopReason> step(int evaluations);

  /** The evaluations spent so far. */
  int evaluations();

  /** The best answer so far; belongs to this optimizer and changes with its next step. */
  Tensor result();

  /** All that is needed to go on; shares this optimizer's tensors. */
  OptimizerState state();

  /**
   * The optimizer for the same problem at {@code start}'s height and width, with as much of this
   * one's experience as can be enlarged or shrunk.
   */
  Optimizer rescaled(Objective objective, Tensor start);

  /**
   * This optimizer with all its experience, toward a little different objective of its point. Its
   * tensors are the other's now: this one is neither used nor released afterwards.
   */
  Optimizer toward(Objective objective);

  /** Frees this optimizer's tensors before its scope closes. */
  default void release() {
    state().tensors().values().forEach(Tensor::release);
  }
}
