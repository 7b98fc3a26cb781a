package org.impasto.paint.weights;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands the pieces of a response to the thread that asks for them, one at a time, and gives up when
 * none comes for too long: the JDK's client has no timeout for a body.
 */
final class ResponseBody implements Flow.Subscriber<List<ByteBuffer>>, Closeable {

  /** A piece, the end (neither) or a failure. */
  private record Signal(Optional<List<ByteBuffer>> piece, Optional<Throwable> failure) {}

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Duration stallTimeout;
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();
  private volatile boolean closed;

  private ResponseBody(Duration stallTimeout) {
    this.stallTimeout = stallTimeout;
  }

  static ResponseBody of(Flow.Publisher<List<ByteBuffer>> publisher, Duration stallTimeout) {
    ResponseBody body = new ResponseBody(stallTimeout);
    publisher.subscribe(body);
    return body;
  }

  /** The next piece, or empty at the end; {@code progress} is asked while it does not come. */
  Optional<List<ByteBuffer>> next(Progress progress, long bytesSoFar) throws IOException {
    long end = System.nanoTime() + stallTimeout.toNanos();
    try {
      do {
        Signal signal = signals.poll(Progress.SLICE.toMillis(), TimeUnit.MILLISECONDS);
        if (signal != null) {
          if (signal.failure().isPresent()) {
            throw new IOException(
                "cut: " + Reason.of(signal.failure().get()), signal.failure().get());
          }
          subscription.ifPresent(s -> s.request(1));
          return signal.piece();
        }
        progress.report(bytesSoFar);
      } while (System.nanoTime() < end);
    } catch (InterruptedException e) {
      throw progress.interrupted();
    }
    throw new HttpTimeoutException("no byte for %s ms".formatted(stallTimeout.toMillis()));
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = Optional.of(newSubscription);
    if (closed) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    signals.add(new Signal(Optional.of(piece), Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal(Optional.empty(), Optional.of(failure)));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal(Optional.empty(), Optional.empty()));
  }

  /** Drops what has not been read, and the connection with it. */
  @Override
  public void close() {
    closed = true;
    subscription.ifPresent(Flow.Subscription::cancel);
  }
}
