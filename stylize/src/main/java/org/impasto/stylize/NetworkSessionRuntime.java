package org.impasto.stylize;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** ONNX Runtime itself, one for the process, loaded when it is first asked for. */
final class NetworkSessionRuntime {
  static final OrtLoggingLevel SILENT = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

  private static final OrtEnvironment ENVIRONMENT; // null if it cannot be loaded
  private static final String MISSING; // why not, or null

  static {
    OrtEnvironment environment = null;
    String missing = null;
    try {
      environment = OrtEnvironment.getEnvironment(SILENT, "impasto");
    } catch (LinkageError | RuntimeException e) {
      missing = String.valueOf(e.getMessage());
    }
    ENVIRONMENT = environment;
    MISSING = missing;
  }

  private NetworkSessionRuntime() {}

  /**
   * The runtime.
   *
   * @throws StyleException if its library cannot be loaded
   */
  static OrtEnvironment environment() throws StyleException {
    if (ENVIRONMENT == null) {
      throw new StyleException(
          "ONNX Runtime",
          "its native library cannot be loaded (%s) — %s — use one of these"
              .formatted(
                  MISSING,
                  "it is for Linux x86-64 with glibc, macOS arm64 and Windows x86-64, with a folder"
                      + " for temporary files that may be executed"));
    }
    return ENVIRONMENT;
  }
}
