package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

final class ReasonTest {

  @Test
  void failuresToConnectAreNamedAndNotTriedAgainAtOnce() {
    ConnectException unresolved = new ConnectException();
    unresolved.initCause(new UnresolvedAddressException());
    assertNobodyAnswers(unresolved, "unknown host, or no network");
    assertNobodyAnswers(new UnknownHostException("h"), "unknown host, or no network");
    assertNobodyAnswers(new ConnectException(), "connection refused");
    assertNobodyAnswers(new HttpConnectTimeoutException("slow"), "no connection in time");
  }

  @Test
  void otherFailuresKeepTheFirstLineOfTheirWords() {
    assertThat(Reason.of(new IOException("one\ntwo"))).isEqualTo("one");
    assertThat(Reason.of(new IOException(" "))).isEqualTo("IOException");
    assertThat(Reason.nobodyAnswers(new IOException("reset"))).isFalse();
  }

  private static void assertNobodyAnswers(Exception failure, String words) {
    assertThat(Reason.of(failure)).isEqualTo(words);
    assertThat(Reason.nobodyAnswers(failure)).isTrue();
  }
}
