package org.impasto.paint.weights;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLHandshakeException;

/**
 * Downloads one file into its part file: tries a bounded number of times, goes on where the last
 * attempt was cut, and takes no more bytes than the file has.
 */
final class Download {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HttpSource http;
  private final RemoteFile file;
  private final CacheOptions options;
  private final Progress progress;
  private final String remedy;

  Download(
      HttpSource http, RemoteFile file, CacheOptions options, Progress progress, String remedy) {
    this.http = http;
    this.file = file;
    this.options = options;
    this.progress = progress;
    this.remedy = remedy;
  }

  /** Fills the part file; returns when it has all bytes, which are still to be verified. */
  void into(PartFile part) throws WeightException {
    Duration wait = options.backOff();
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(part);
        return;
      } catch (WeightException e) {
        throw e;
      } catch (IOException e) {
        boolean hopeless =
            e instanceof SSLHandshakeException || (attempt == 1 && Reason.nobodyAnswers(e));
        if (hopeless || attempt == options.attempts()) {
          throw failed(
              Reason.of(e), attempt == 1 ? "tried once" : "tried %d times".formatted(attempt), e);
        }
        progress.pause(wait, sizeOf(part));
        wait = longer(wait);
      }
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }

  private void attempt(PartFile part) throws IOException {
    long offset = sizeOf(part);
    if (file.size().isPresent() && offset > file.size().getAsLong()) {
      storing(part::clear);
      offset = 0;
    }
    if (offset > 0 && file.size().equals(OptionalLong.of(offset))) {
      return;
    }
    progress.report(offset);
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        http.get(offset, part.entityTag(http.uri()), progress);
    try (ResponseBody body = ResponseBody.of(response.body(), options.stallTimeout())) {
      begin(part, offset, response.statusCode(), response.headers());
      copy(body, part);
    }
  }

  /** Decides from the response's head where its bytes belong. */
  private void begin(PartFile part, long offset, int status, HttpHeaders headers)
      throws IOException {
    if (status == OK) {
      checkLength(headers);
      storing(() -> part.restart(http.uri(), strongTag(headers)));
    } else if (status == PARTIAL && offset > 0) {
      String range = headers.firstValue("Content-Range").orElse("");
      if (!ContentRange.continuesAt(offset, file.size(), range)) {
        storing(part::clear);
        throw new IOException("the server sent another part than asked: '%s'".formatted(range));
      }
      part.goOn();
    } else if (status == RANGE_NOT_SATISFIABLE && offset > 0) {
      storing(part::clear);
      throw new IOException("HTTP 416, the server cannot go on at byte %d".formatted(offset));
    } else if (status == 408 || status == 429 || status >= 500) {
      throw new IOException("HTTP " + status);
    } else if (status / 100 == 3) {
      throw failed(
          "HTTP %d to %s".formatted(status, headers.firstValue("Location").orElse("nowhere")),
          "redirects are followed five times and never from https to http",
          null);
    } else {
      throw failed("HTTP " + status, "the server does not give the file", null);
    }
  }

  private void checkLength(HttpHeaders headers) throws WeightException {
    Optional<String> length = headers.firstValue("Content-Length");
    if (length.isPresent()
        && file.size().isPresent()
        && !length.get().equals(Long.toString(file.size().getAsLong()))) {
      throw failed(
          "the server offers %s bytes".formatted(length.get()),
          "the file has %d, so this is another one".formatted(file.size().getAsLong()),
          null);
    }
  }

  private static Optional<String> strongTag(HttpHeaders headers) {
    return headers.firstValue("ETag").filter(tag -> tag.startsWith("\""));
  }

  private void copy(ResponseBody body, PartFile part) throws IOException {
    long bytes = sizeOf(part);
    for (Optional<List<ByteBuffer>> piece = body.next(progress, bytes);
        piece.isPresent();
        piece = body.next(progress, bytes)) {
      for (ByteBuffer buffer : piece.get()) {
        bytes += buffer.remaining();
        if (file.size().isPresent() && bytes > file.size().getAsLong()) {
          storing(part::clear);
          throw failed(
              "the server sends more than %d bytes".formatted(file.size().getAsLong()),
              "the file ends there, so this is another one",
              null);
        }
        storing(() -> part.append(buffer));
      }
      progress.report(bytes);
    }
    if (file.size().isPresent() && bytes < file.size().getAsLong()) {
      throw new IOException("ended after %d of %d bytes".formatted(bytes, file.size().getAsLong()));
    }
  }

  /** Works on the part file: when that fails, trying again does not help. */
  private void storing(CacheLock.Action work) throws WeightException {
    try {
      work.run();
    } catch (IOException e) {
      throw failed("cannot store it: " + Reason.of(e), "the cache folder must have room", e);
    }
  }

  private long sizeOf(PartFile part) throws WeightException {
    try {
      return part.size();
    } catch (IOException e) {
      throw failed("cannot store it: " + Reason.of(e), "the cache folder must be readable", e);
    }
  }

  private WeightException failed(String what, String rule, Throwable cause) {
    return new WeightException(
        "cannot download %s from %s (%s) — %s — %s"
            .formatted(file.fileName(), http.uri(), what, rule, remedy),
        cause);
  }
}
