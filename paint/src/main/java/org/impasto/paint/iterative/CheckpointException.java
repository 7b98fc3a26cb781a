package org.impasto.paint.iterative;

import java.io.IOException;

/** A checkpoint cannot be read, or belongs to another run. */
public final class CheckpointException extends IOException {
  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
