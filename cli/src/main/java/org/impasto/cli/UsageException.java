package org.impasto.cli;

import java.util.function.Supplier;

/** Arguments that cannot be right, whatever the files hold; the message names the option. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }

  private UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What {@code step} gives; its refusal of a value becomes one that names {@code option}. */
  static <T> T naming(String option, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage(), e);
    }
  }
}
