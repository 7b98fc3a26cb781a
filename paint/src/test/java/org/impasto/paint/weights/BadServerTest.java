package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lie, fail or redirect. */
final class BadServerTest {

  @TempDir Path home;
  private WeightServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WeightServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, -199_999})
  void anotherLengthThanExpectedIsRefusedBeforeReading(int difference) {
    byte[] other = new byte[server.content.length + difference];
    server.then(exchange -> WeightServer.whole(exchange, other));
    assertRefused("the server offers %d bytes".formatted(other.length));
  }

  @Test
  void moreBytesThanExpectedAreNotRead() {
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // chunked: no length is promised
          for (int i = 0; i < 1_000_000; i++) {
            exchange.getResponseBody().write(server.content);
          }
        });
    assertRefused("the server sends more than 200000 bytes");
  }

  @Test
  void fewerBytesThanExpectedAreAskedForAgain() throws Exception {
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(server.content, 0, 1234);
        });
    fetchAndCompare();
    assertThat(server.requests.get(1).range()).isEqualTo("bytes=1234-");
  }

  @Test
  void wrongBytesAreDeletedAndTheMessageHasBothHashes() {
    byte[] wrong = server.content.clone();
    wrong[100_000]++;
    server.then(exchange -> WeightServer.whole(exchange, wrong));
    assertRefused(Checksum.of(Checksum.Algorithm.SHA256, wrong));
    assertThat(home.resolve("weights").toFile().list()).containsExactly("w.bin.lock");
  }

  @Test
  void theMessageForWrongBytesHasTheExpectedHash() {
    server.then(exchange -> WeightServer.whole(exchange, new byte[server.content.length]));
    assertRefused("expected " + server.entry().file().checksum().hex());
  }

  @Test
  void serverErrorsAreTriedAgain() throws Exception {
    server.then(WeightServer.status(503)).then(WeightServer.status(500));
    fetchAndCompare();
  }

  @Test
  void serverErrorsAreNotTriedForever() {
    for (int i = 0; i < 10; i++) {
      server.then(WeightServer.status(500));
    }
    assertThatThrownBy(this::fetchAndCompare)
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("HTTP 500")
        .hasMessageContaining("tried 3 times");
    assertThat(server.requests).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 407, 204, 206})
  void answersWithoutTheFileAreNotTriedAgain(int status) {
    server.then(WeightServer.status(status));
    assertRefused("HTTP " + status);
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    server.then(redirectTo("/elsewhere/w.bin"));
    fetchAndCompare();
    assertThat(server.requests.get(1).uri()).isEqualTo("/elsewhere/w.bin");
  }

  @Test
  void endlessRedirectsAreGivenUp() {
    for (int i = 0; i < 20; i++) {
      server.then(redirectTo("/again" + i));
    }
    assertThatThrownBy(this::fetchAndCompare)
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("HTTP 302 to /again");
    assertThat(server.requests).hasSizeLessThan(10);
  }

  @Test
  void aRedirectKeepsTheRange() throws Exception {
    server.then(server.cutAfter(70_000)).then(redirectTo("/elsewhere/w.bin"));
    fetchAndCompare();
    assertThat(server.requests.get(2).range()).isEqualTo("bytes=70000-");
  }

  private static WeightServer.Answer redirectTo(String location) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  private void assertRefused(String what) {
    WeightCache cache = CacheScene.in(home, CacheScene.QUICK, Map.of());
    assertThatThrownBy(() -> cache.fetch(server.entry(), DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("w.bin")
        .hasMessageContaining(what);
    assertThat(server.requests).hasSize(1);
    assertThat(cache.find(server.entry())).isEmpty();
  }

  private void fetchAndCompare() throws IOException {
    Path path = CacheScene.in(home).fetch(server.entry(), DownloadListener.NONE);
    assertThat(path).hasBinaryContent(server.content);
  }
}
