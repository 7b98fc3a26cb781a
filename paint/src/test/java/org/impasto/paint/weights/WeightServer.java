package org.impasto.paint.weights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on 127.0.0.1 with one file. It answers the first requests as told by {@link
 * #then}, all later ones as a good server does, and remembers what it was asked.
 */
final class WeightServer implements AutoCloseable {

  /** One way to answer. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What was asked: empty texts where a header was missing. */
  record Request(String uri, String range, String ifRange) {}

  static final String TAG = "\"v1\"";

  final byte[] content = new byte[200_000];
  final List<Request> requests = new CopyOnWriteArrayList<>();
  final CountDownLatch hangUntil = new CountDownLatch(1);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  WeightServer() throws IOException {
    new Random(1).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers the next request not yet planned for this way. */
  WeightServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI base() {
    return URI.create("http://127.0.0.1:%d/models".formatted(port()));
  }

  /** A catalog entry for the file of this server. */
  WeightEntry entry() {
    return entry(Optional.of(URI.create(base() + "/w.bin")));
  }

  WeightEntry entry(Optional<URI> uri) {
    Checksum checksum = Checksum.sha256(Checksum.of(Checksum.Algorithm.SHA256, content));
    RemoteFile file = new RemoteFile("w.bin", uri, OptionalLong.of(content.length), checksum);
    return new WeightEntry("test", file, "CC0-1.0", "random bytes", "tests");
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestURI().toString(),
            header(exchange, "Range"),
            header(exchange, "If-Range")));
    Answer answer = answers.poll();
    try (exchange) {
      if (answer == null) {
        good(exchange);
      } else {
        answer.to(exchange);
      }
    } catch (IOException e) {
      // The client has gone, or the answer was cut on purpose.
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  /** The whole file, or the part asked for. */
  void good(HttpExchange exchange) throws IOException {
    String range = header(exchange, "Range");
    String ifRange = header(exchange, "If-Range");
    int from = range.isEmpty() ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
    if (from == 0 || !(ifRange.isEmpty() || ifRange.equals(TAG))) {
      whole(exchange, content);
    } else {
      part(exchange, from, "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
  }

  /** These bytes, whatever was asked. */
  static void whole(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("ETag", TAG);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  void part(HttpExchange exchange, int from, String contentRange) throws IOException {
    exchange.getResponseHeaders().set("Content-Range", contentRange);
    exchange.sendResponseHeaders(206, content.length - from);
    exchange.getResponseBody().write(content, from, content.length - from);
  }

  /** Promises the rest of the file and closes the connection after {@code bytes} of it. */
  Answer cutAfter(int bytes) {
    return exchange -> {
      String range = header(exchange, "Range");
      int from = range.isEmpty() ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
      exchange.getResponseHeaders().set("ETag", TAG);
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
      exchange.getResponseBody().write(content, from, bytes);
      exchange.getResponseBody().flush();
    };
  }

  /** Sends {@code bytes} and then nothing more, without closing, until the test ends. */
  Answer hangAfter(int bytes) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", TAG);
      exchange.sendResponseHeaders(200, content.length);
      OutputStream out = exchange.getResponseBody();
      out.write(content, 0, bytes);
      out.flush();
      await();
    };
  }

  static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  void await() {
    try {
      hangUntil.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    hangUntil.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
