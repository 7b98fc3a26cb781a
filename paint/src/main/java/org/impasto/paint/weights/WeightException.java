package org.impasto.paint.weights;

import java.io.IOException;

/**
 * Weights that cannot be found, downloaded, read or written. The message is one line: what (with
 * the value), the rule, what to do.
 */
public class WeightException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A failure with the line to show to a person. */
  public WeightException(String message) {
    super(message);
  }

  /** A failure with the line to show to a person, and what it came from. */
  public WeightException(String message, Throwable cause) {
    super(message, cause);
  }
}
