package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An https server with a certificate of its own, which redirects to plain http. */
final class EncryptionTest {

  private static final String PASSWORD = "changeit";
  private static SSLContext trusting;

  @TempDir Path home;
  private SSLContext before;
  private WeightServer plain;
  private HttpsServer encrypted;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws Exception {
    trusting = contextOf(newKeyStore(folder.resolve("keys.p12")));
  }

  @BeforeEach
  void start() throws Exception {
    before = SSLContext.getDefault();
    plain = new WeightServer();
    encrypted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    encrypted.setHttpsConfigurator(new HttpsConfigurator(trusting));
    encrypted.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/direct/w.bin")) {
              WeightServer.whole(exchange, plain.content);
            } else {
              exchange.getResponseHeaders().set("Location", plain.base() + "/w.bin");
              exchange.sendResponseHeaders(302, -1);
            }
          }
        });
    encrypted.start();
  }

  @AfterEach
  void stop() {
    SSLContext.setDefault(before);
    encrypted.stop(0);
    plain.close();
  }

  @Test
  void aRedirectFromHttpsToHttpIsNotFollowed() {
    SSLContext.setDefault(trusting);
    assertThatThrownBy(() -> fetch("/w.bin"))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("HTTP 302 to " + plain.base() + "/w.bin")
        .hasMessageContaining("never from https to http");
    assertThat(plain.requests).isEmpty();
  }

  @Test
  void aTrustedServerIsReadAndAnUntrustedOneRefusedAtOnce() throws Exception {
    assertThatThrownBy(() -> fetch("/direct/w.bin"))
        .isInstanceOf(WeightException.class)
        .hasMessageContainingAll("no secure connection", "tried once");
    SSLContext.setDefault(trusting);
    assertThat(fetch("/direct/w.bin")).hasBinaryContent(plain.content);
  }

  @Test
  void theProxyOfTheEnvironmentTunnelsToTheServer() throws Exception {
    SSLContext.setDefault(trusting);
    int port = encrypted.getAddress().getPort();
    try (TunnelProxy proxy = new TunnelProxy(port)) {
      Map<String, String> variables = Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
      assertThat(fetch("/direct/w.bin", variables)).hasBinaryContent(plain.content);
      assertThat(proxy.requests).containsExactly("CONNECT 127.0.0.1:%d HTTP/1.1".formatted(port));
    }
  }

  private Path fetch(String path) throws WeightException {
    return fetch(path, Map.of());
  }

  private Path fetch(String path, Map<String, String> variables) throws WeightException {
    URI uri = URI.create("https://127.0.0.1:" + encrypted.getAddress().getPort() + path);
    return CacheScene.in(home, CacheScene.QUICK, variables)
        .fetch(plain.entry(Optional.of(uri)), DownloadListener.NONE);
  }

  private static KeyStore newKeyStore(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-validity",
                "2",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext contextOf(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
