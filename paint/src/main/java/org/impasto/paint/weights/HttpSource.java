package org.impasto.paint.weights;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one URI for its bytes. Redirects are followed, but never from https to http. */
final class HttpSource {

  private final URI uri;
  private final HttpClient client;
  private final Duration headerTimeout;

  HttpSource(URI uri, CacheOptions options, Environment environment) {
    EnvironmentProxies proxies =
        new EnvironmentProxies(
            environment, Optional.ofNullable(java.net.ProxySelector.getDefault()));
    proxies.select(uri); // a malformed setting must fail here, with its own words
    this.uri = uri;
    this.headerTimeout = options.connectTimeout().plus(options.stallTimeout());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(options.connectTimeout())
            .proxy(proxies)
            .build();
  }

  URI uri() {
    return uri;
  }

  /**
   * The response to a GET from {@code offset} on.
   *
   * @param entityTag the tag of what is already here: if it has changed, all of it is sent
   */
  HttpResponse<Flow.Publisher<List<ByteBuffer>>> get(
      long offset, Optional<String> entityTag, Progress progress) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("User-Agent", "impasto").header("Accept", "*/*");
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
      entityTag.ifPresent(tag -> request.header("If-Range", tag));
    }
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofPublisher());
    try {
      return await(answer, offset, progress);
    } finally {
      answer.cancel(true); // does nothing to an answer that is here
    }
  }

  private <T> T await(CompletableFuture<T> answer, long offset, Progress progress)
      throws IOException {
    long end = System.nanoTime() + headerTimeout.toNanos();
    do {
      try {
        return answer.get(Progress.SLICE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress.report(offset);
      } catch (InterruptedException e) {
        throw progress.interrupted();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IOException(Reason.of(e.getCause()), e);
      }
    } while (System.nanoTime() < end);
    throw new HttpTimeoutException("no answer for %d ms".formatted(headerTimeout.toMillis()));
  }
}
