package org.impasto.paint.weights;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import javax.net.ssl.SSLException;

/** Turns an exception into the few words that stand in a message. */
final class Reason {

  private Reason() {}

  static String of(Throwable failure) {
    if (unknownHost(failure)) {
      return "unknown host, or no network";
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return "no connection in time";
    }
    if (failure instanceof ConnectException) {
      return "connection refused";
    }
    if (failure instanceof AccessDeniedException) {
      return "access denied";
    }
    String message = failure.getMessage();
    String words =
        message == null || message.isBlank()
            ? failure.getClass().getSimpleName()
            : message.lines().findFirst().orElse(message);
    return failure instanceof SSLException ? "no secure connection: " + words : words;
  }

  /** Whether nothing at all answered: trying again at once has no point. */
  static boolean nobodyAnswers(Throwable failure) {
    return unknownHost(failure)
        || failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException;
  }

  private static boolean unknownHost(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
