package org.impasto.paint.tensor;

/** A requested device, or libtorch itself, is not there; the message says why and what to do. */
public final class DeviceUnavailableException extends RuntimeException {
  DeviceUnavailableException(String message) {
    super(message);
  }

  DeviceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
