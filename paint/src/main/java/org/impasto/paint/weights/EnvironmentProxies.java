package org.impasto.paint.weights;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the proxy for a URI: Java's own settings first ({@code -Dhttps.proxyHost} and others), then
 * {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in lower case too. A user name in a
 * proxy's URL is not used.
 */
final class EnvironmentProxies extends ProxySelector {

  private static final int DEFAULT_PORT = 80;

  private final Environment environment;
  private final Optional<ProxySelector> system;

  EnvironmentProxies(Environment environment, Optional<ProxySelector> system) {
    this.environment = environment;
    this.system = system;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    List<Proxy> fromJava = system.map(s -> s.select(uri)).orElse(List.of());
    boolean javaDecides =
        System.getProperty(scheme + ".proxyHost") != null
            || fromJava.stream().anyMatch(p -> p.type() != Proxy.Type.DIRECT);
    if (javaDecides) {
      return fromJava;
    }
    if (isExempt(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    String name = scheme + "_proxy";
    return environment
        .variable(name.toUpperCase(Locale.ROOT), name)
        .map(value -> List.of(new Proxy(Proxy.Type.HTTP, address(value))))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private boolean isExempt(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    for (String item : environment.variable("NO_PROXY", "no_proxy").orElse("").split(",", -1)) {
      String rule = item.strip().toLowerCase(Locale.ROOT);
      String domain = rule.startsWith("*.") ? rule.substring(1) : rule;
      String suffix = domain.startsWith(".") ? domain : "." + domain;
      if (rule.equals("*")
          || (!rule.isEmpty() && (host.equals(suffix.substring(1)) || host.endsWith(suffix)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The address in {@code http://host:port} or {@code host:port}.
   *
   * @throws IllegalArgumentException if the value is anything else
   */
  static InetSocketAddress address(String value) {
    try {
      URI uri = URI.create(value.contains("://") ? value : "http://" + value);
      if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return InetSocketAddress.createUnresolved(
            uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
      }
    } catch (IllegalArgumentException e) {
      // Its text would repeat the value, which may hold a password.
    }
    throw new IllegalArgumentException(
        "the proxy in the environment is not of the form http://host:port — no other kind is supported — correct HTTPS_PROXY or HTTP_PROXY");
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    system.ifPresent(s -> s.connectFailed(uri, address, failure));
  }
}
