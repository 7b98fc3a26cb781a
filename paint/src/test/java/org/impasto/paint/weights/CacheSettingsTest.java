package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheSettingsTest {

  private static final Path HOME = Path.of("home").toAbsolutePath();

  @Test
  void theFolderFollowsThePlatform() {
    assertThat(folder("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/impasto/weights"));
    assertThat(folder("Mac OS X", Map.of()))
        .isEqualTo(HOME.resolve("Library/Caches/impasto/weights"));
    assertThat(folder("Windows 11", Map.of()))
        .isEqualTo(HOME.resolve("AppData/Local/impasto/weights"));
  }

  @Test
  void variablesMoveTheFolder() {
    String place = HOME.resolve("place").toString();
    Path there = Path.of(place);
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", place)))
        .isEqualTo(there.resolve("impasto/weights"));
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", "relative")))
        .isEqualTo(HOME.resolve(".cache/impasto/weights"));
    assertThat(folder("Windows 10", Map.of("LOCALAPPDATA", place)))
        .isEqualTo(there.resolve("impasto/weights"));
    assertThat(folder("Mac OS X", Map.of("IMPASTO_HOME", place, "XDG_CACHE_HOME", "/x")))
        .isEqualTo(there.resolve("weights"));
    assertThat(folder("Linux", Map.of("IMPASTO_HOME", " ")))
        .isEqualTo(HOME.resolve(".cache/impasto/weights"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://host.example/x,https.example:443",
    "http://host.example/x,http.example:8080",
    "https://internal.corp/x,",
    "https://a.b.internal.corp/x,",
    "https://notinternal.corp/x,https.example:443",
    "https://other.org/x,"
  })
  void proxiesComeFromTheEnvironmentWithTheirExceptions(String uri, String proxy) {
    Map<String, String> variables =
        Map.of(
            "HTTPS_PROXY", "http://user:word@https.example:443",
            "http_proxy", "http.example:8080",
            "no_proxy", "localhost, .internal.corp,*.other.org");
    EnvironmentProxies proxies =
        new EnvironmentProxies(new Environment(variables, "Linux", HOME), Optional.empty());
    Proxy found = proxies.select(URI.create(uri)).get(0);
    if (proxy == null) {
      assertThat(found).isEqualTo(Proxy.NO_PROXY);
    } else {
      InetSocketAddress address = (InetSocketAddress) found.address();
      assertThat(address.getHostString() + ":" + address.getPort()).isEqualTo(proxy);
    }
  }

  @Test
  void javasOwnProxySettingWinsOverTheEnvironment() {
    InetSocketAddress address = InetSocketAddress.createUnresolved("java.example", 3128);
    EnvironmentProxies proxies =
        new EnvironmentProxies(
            new Environment(Map.of("HTTPS_PROXY", "http://env.example:1"), "Linux", HOME),
            Optional.of(java.net.ProxySelector.of(address)));
    assertThat(proxies.select(URI.create("https://host.example/x")).get(0).address())
        .hasToString(address.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes 5-9/10,true",
    "bytes 5-9/*,true",
    "bytes 4-9/10,false",
    "bytes 5-9/11,false",
    "bytes 5-10/10,false",
    "bytes 5-4/10,false",
    "bytes */10,false",
    "bytes 5-99999999999999999999/10,false",
    "'',false"
  })
  void aContentRangeMustContinueThePart(String header, boolean continues) {
    assertThat(ContentRange.continuesAt(5, OptionalLong.of(10), header)).isEqualTo(continues);
  }

  @Test
  void theDefaultsAreThoseTheJavadocStates() {
    CacheOptions defaults = CacheOptions.DEFAULTS;
    assertThat(defaults.mirror()).isEmpty();
    assertThat(defaults.offline()).isFalse();
    assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(defaults.stallTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.attempts()).isEqualTo(5);
    assertThat(defaults.backOff()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThatThrownBy(() -> CacheScene.stallingAfter(Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stallTimeout is PT0S");
    assertThatThrownBy(() -> CacheOptions.DEFAULTS.withMirror(URI.create("file:///x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/b", "a\\b", ".hidden", "C:x"})
  void aFileNameCannotLeaveTheCache(String name) {
    Checksum checksum = Checksum.md5("0".repeat(32));
    assertThatThrownBy(() -> new RemoteFile(name, Optional.empty(), OptionalLong.empty(), checksum))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  private static Path folder(String osName, Map<String, String> variables) {
    return new Environment(variables, osName, HOME).weightFolder();
  }
}
