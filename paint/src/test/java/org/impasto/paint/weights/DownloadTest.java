package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that are cut, go on, stall or are canceled. */
final class DownloadTest {

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

  @Test
  void aFileIsDownloadedOnceAndThenFound() throws Exception {
    WeightCache cache = CacheScene.in(home);
    List<Long> seen = new ArrayList<>();
    assertThat(cache.find(server.entry())).isEmpty();
    Path path =
        cache.fetch(
            server.entry(),
            (bytes, total) -> {
              assertThat(total).isEqualTo(server.content.length);
              return seen.add(bytes);
            });
    assertThat(path).hasBinaryContent(server.content).isEqualTo(cache.pathOf(server.entry()));
    assertThat(seen).isSorted().startsWith(0L).endsWith((long) server.content.length);
    assertThat(cache.fetch(server.entry(), DownloadListener.NONE)).isEqualTo(path);
    assertThat(cache.find(server.entry())).contains(path);
    cache.verify(server.entry());
    assertThat(server.requests).hasSize(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aCutDownloadGoesOnWhereItWasCut() throws Exception {
    server.then(server.cutAfter(70_000)).then(server.cutAfter(50_000));
    fetchAndCompare();
    assertThat(server.requests)
        .extracting(WeightServer.Request::range)
        .containsExactly("", "bytes=70000-", "bytes=120000-");
    assertThat(server.requests)
        .extracting(WeightServer.Request::ifRange)
        .containsExactly("", WeightServer.TAG, WeightServer.TAG);
  }

  @Test
  void aLaterCallAsksOnlyForTheRest() throws Exception {
    server.then(server.cutAfter(10_000)).then(server.cutAfter(1)).then(server.cutAfter(4));
    assertThatThrownBy(this::fetchAndCompare)
        .isInstanceOf(WeightException.class)
        .hasMessageContainingAll("w.bin", server.base() + "/w.bin", "tried 3 times", "--weights")
        .hasMessageContaining(home.toString());
    assertThat(leftovers()).contains("w.bin.part");
    fetchAndCompare();
    assertThat(server.requests).hasSize(4);
    assertThat(server.requests.get(3).range()).isEqualTo("bytes=10005-");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aServerThatIgnoresRangesIsReadFromTheBeginning() throws Exception {
    server
        .then(server.cutAfter(70_000))
        .then(exchange -> WeightServer.whole(exchange, server.content));
    fetchAndCompare();
  }

  @Test
  void anUnsatisfiableRangeStartsAgain() throws Exception {
    server.then(server.cutAfter(70_000)).then(WeightServer.status(416));
    fetchAndCompare();
    assertThat(server.requests.get(2).range()).isEmpty();
  }

  @Test
  void aWrongContentRangeStartsAgain() throws Exception {
    server
        .then(server.cutAfter(70_000))
        .then(exchange -> server.part(exchange, 70_000, "bytes 60000-199999/200000"));
    fetchAndCompare();
    assertThat(server.requests.get(2).range()).isEmpty();
  }

  @Test
  void aFileThatChangedSinceTheCutIsReadFromItsBeginning() throws Exception {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v0\"");
          exchange.sendResponseHeaders(200, server.content.length);
          exchange.getResponseBody().write(new byte[70_000]);
          exchange.getResponseBody().flush();
        });
    fetchAndCompare();
    assertThat(server.requests)
        .extracting(WeightServer.Request::ifRange)
        .containsExactly("", "\"v0\"");
  }

  @Test
  void aWrongBeginningFromAnEarlierCallIsDownloadedAgain() throws Exception {
    Files.createDirectories(home.resolve("weights"));
    Files.write(home.resolve("weights/w.bin.part"), new byte[5000]);
    fetchAndCompare();
    assertThat(server.requests)
        .extracting(WeightServer.Request::range)
        .containsExactly("bytes=5000-", "");
  }

  @Test
  void aPartThatIsTooLongIsDownloadedAgain() throws Exception {
    Files.createDirectories(home.resolve("weights"));
    Files.write(home.resolve("weights/w.bin.part"), new byte[server.content.length + 1]);
    fetchAndCompare();
    assertThat(server.requests.get(0).range()).isEmpty();
  }

  @Test
  void aStallInTheMiddleIsCutAndTheDownloadGoesOn() throws Exception {
    server.then(server.hangAfter(90_000));
    WeightCache cache =
        CacheScene.in(home, CacheScene.stallingAfter(Duration.ofSeconds(1), 4), Map.of());
    assertThat(cache.fetch(server.entry(), DownloadListener.NONE)).hasBinaryContent(server.content);
    assertThat(server.requests.get(1).range()).isEqualTo("bytes=90000-");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() {
    server.then(exchange -> server.await());
    WeightCache cache =
        CacheScene.in(home, CacheScene.stallingAfter(Duration.ofMillis(300), 1), Map.of());
    assertThatThrownBy(() -> cache.fetch(server.entry(), DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("no answer for 1300 ms");
  }

  @Test
  void cancelingStopsEvenAStalledDownloadAndKeepsWhatArrived() throws Exception {
    server.then(server.hangAfter(90_000));
    int[] calls = {0};
    assertThatThrownBy(
            () ->
                CacheScene.in(home)
                    .fetch(server.entry(), (bytes, total) -> bytes < 90_000 || ++calls[0] < 3))
        .isInstanceOf(DownloadCanceledException.class)
        .hasMessageContaining("w.bin");
    fetchAndCompare();
    assertThat(server.requests.get(1).range()).isEqualTo("bytes=90000-");
  }

  @Test
  void anInterruptCancelsAndIsKept() {
    server.then(server.hangAfter(10));
    assertThatThrownBy(
            () ->
                CacheScene.in(home)
                    .fetch(
                        server.entry(),
                        (bytes, total) -> {
                          Thread.currentThread().interrupt();
                          return true;
                        }))
        .isInstanceOf(DownloadCanceledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void fetchAndCompare() throws IOException {
    Path path = CacheScene.in(home).fetch(server.entry(), DownloadListener.NONE);
    assertThat(path).hasBinaryContent(server.content);
  }

  private List<String> leftovers() throws IOException {
    try (var files = Files.list(home.resolve("weights"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("w.bin") && !name.equals("w.bin.lock"))
          .toList();
    }
  }
}
