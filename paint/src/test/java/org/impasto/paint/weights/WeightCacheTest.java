package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where files come from, and what is said when they do not come. */
final class WeightCacheTest {

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
  void threadsThatFetchTheSameFileDownloadItOnce() throws Exception {
    server.then(
        exchange -> {
          pause();
          server.good(exchange);
        });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Path>> paths = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        paths.add(
            threads.submit(() -> CacheScene.in(home).fetch(server.entry(), DownloadListener.NONE)));
      }
      for (Future<Path> path : paths) {
        assertThat(path.get()).hasBinaryContent(server.content);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void processesThatFetchTheSameFileDoNotDisturbEachOther() throws Exception {
    server.then(server.cutAfter(70_000));
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FetchInAnotherProcess.class.getName(),
                  home.toString(),
                  server.base().toString(),
                  server.entry().file().checksum().hex(),
                  Integer.toString(server.content.length))
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(home.resolve("weights/w.bin")).hasBinaryContent(server.content);
    assertThat(server.requests).as("one cut, one that goes on").hasSize(2);
  }

  @Test
  void aMirrorIsUsedInsteadOfThePublisher() throws Exception {
    CacheOptions options = CacheScene.QUICK.withMirror(URI.create(server.base() + "/mirror/"));
    WeightEntry entry = server.entry(Optional.of(CacheScene.closedPort()));
    CacheScene.in(home, options, Map.of()).fetch(entry, DownloadListener.NONE);
    assertThat(server.requests.get(0).uri()).isEqualTo("/models/mirror/w.bin");
  }

  @Test
  void theMirrorOfTheEnvironmentServesFilesWithoutAPublisher() throws Exception {
    Map<String, String> variables = Map.of("IMPASTO_MIRROR", server.base().toString());
    WeightCache cache = CacheScene.in(home, CacheScene.QUICK, variables);
    assertThat(cache.fetch(server.entry(Optional.empty()), DownloadListener.NONE))
        .hasBinaryContent(server.content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/x", "not a url", "http://u:p@host/", "/folder"})
  void aBadMirrorInTheEnvironmentIsReported(String mirror) {
    WeightCache cache = CacheScene.in(home, CacheScene.QUICK, Map.of("IMPASTO_MIRROR", mirror));
    assertThatThrownBy(() -> cache.fetch(server.entry(), DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("IMPASTO_MIRROR");
  }

  @Test
  void theProxyOfTheEnvironmentIsAskedForTheWholeUri() throws Exception {
    WeightEntry entry =
        server.entry(Optional.of(URI.create("http://weights.example/models/w.bin")));
    Map<String, String> variables = Map.of("http_proxy", "http://127.0.0.1:" + server.port());
    assertThat(CacheScene.in(home, CacheScene.QUICK, variables).fetch(entry, DownloadListener.NONE))
        .hasBinaryContent(server.content);
    assertThat(server.requests.get(0).uri()).isEqualTo("http://weights.example/models/w.bin");
  }

  @Test
  void aMalformedProxyIsReportedWithoutItsPassword() {
    Map<String, String> variables = Map.of("HTTP_PROXY", "socks5://user:secret@127.0.0.1:1");
    WeightCache cache = CacheScene.in(home, CacheScene.QUICK, variables);
    assertThatThrownBy(() -> cache.fetch(server.entry(), DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("proxy")
        .hasMessageNotContaining("secret");
  }

  @Test
  void offlineNamesTheFileTheUrlAndTheFolder() {
    for (WeightCache cache :
        List.of(
            CacheScene.in(home, CacheScene.QUICK.withOffline(true), Map.of()),
            CacheScene.in(home, CacheScene.QUICK, Map.of("IMPASTO_OFFLINE", "1")))) {
      assertThatThrownBy(() -> cache.fetch(server.entry(), DownloadListener.NONE))
          .isInstanceOf(WeightException.class)
          .hasMessageContainingAll("w.bin", "offline", server.base() + "/w.bin", "--weights")
          .hasMessageContaining(cache.folder().toString());
    }
    assertThat(server.requests).isEmpty();
  }

  @Test
  void offlineStillUsesWhatIsInTheCache() throws Exception {
    CacheScene.in(home, CacheScene.QUICK, Map.of("IMPASTO_OFFLINE", "0"))
        .fetch(server.entry(), DownloadListener.NONE);
    WeightCache offline = CacheScene.in(home, CacheScene.QUICK.withOffline(true), Map.of());
    assertThat(offline.fetch(server.entry(), DownloadListener.NONE))
        .hasBinaryContent(server.content);
  }

  @Test
  void aRefusedConnectionNamesTheFileTheUrlAndTheFolderAtOnce() {
    WeightCache cache = CacheScene.in(home);
    WeightEntry entry = server.entry(Optional.of(CacheScene.closedPort()));
    assertThatThrownBy(() -> cache.fetch(entry, DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContainingAll("w.bin", "http://127.0.0.1:1/w.bin", "connection refused")
        .hasMessageContainingAll("tried once", cache.folder().toString(), "--weights");
  }

  @Test
  void aFileWithoutAPublicAddressIsExplained() {
    WeightCache cache = CacheScene.in(home);
    assertThatThrownBy(() -> cache.fetch(WeightCatalog.SQUEEZENET1_1, DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContainingAll("squeezenet1_1.safetensors", "no public address", "--weights")
        .hasMessageContainingAll(cache.folder().toString(), "IMPASTO_MIRROR");
  }

  @Test
  void aDamagedFileInTheCacheIsReplaced() throws Exception {
    WeightCache cache = CacheScene.in(home);
    Files.createDirectories(cache.folder());
    byte[] damaged = server.content.clone();
    damaged[7]++;
    Files.write(cache.pathOf(server.entry()), damaged);
    assertThatThrownBy(() -> cache.verify(server.entry()))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("expected " + server.entry().file().checksum().hex());
    WeightCache offline = CacheScene.in(home, CacheScene.QUICK.withOffline(true), Map.of());
    assertThatThrownBy(() -> offline.fetch(server.entry(), DownloadListener.NONE))
        .hasMessageContaining("damaged or another file");
    assertThat(cache.fetch(server.entry(), DownloadListener.NONE)).hasBinaryContent(server.content);
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws Exception {
    Files.writeString(home.resolve("weights"), "a file is in the way");
    assertThatThrownBy(() -> CacheScene.in(home).fetch(server.entry(), DownloadListener.NONE))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("IMPASTO_HOME");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
