package org.impasto.paint.iterative;

/**
 * A run would need more memory than there is; the message names the largest size that would fit.
 */
public final class InsufficientMemoryException extends RuntimeException {
  InsufficientMemoryException(String message) {
    super(message);
  }
}
