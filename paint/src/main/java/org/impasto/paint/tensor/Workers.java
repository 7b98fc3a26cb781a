package org.impasto.paint.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.global.torch;

/**
 * As many threads as libtorch has for one operation, which each use one for theirs. Between tasks
 * they sleep; NNPACK's own would keep processors busy while libtorch's work.
 */
public final class Workers {
  private static ThreadPoolExecutor pool;

  private Workers() {}

  /**
   * Runs all of {@code tasks}, in any order, without a record of gradients; returns when all are
   * done. What they make is theirs to free: each opens a {@link Scope} of its own.
   */
  public static void run(List<Runnable> tasks) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            tasks.get(i).run();
          }
        };
    RuntimeException failure = null;
    for (Future<?> future : submitted(work, tasks.size())) {
      try {
        await(future);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static synchronized List<Future<?>> submitted(Runnable work, int tasks) {
    int threads = torch.get_num_threads();
    if (pool == null || pool.getCorePoolSize() != threads) {
      if (pool != null) {
        pool.shutdown();
      }
      pool = start(threads);
    }
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, tasks); i++) {
      futures.add(pool.submit(work));
    }
    return futures;
  }

  /** What a thread sets is for itself, and for all that ask later: the last to set it is this. */
  private static ThreadPoolExecutor start(int threads) {
    CountDownLatch ready = new CountDownLatch(threads);
    ThreadFactory factory =
        work -> {
          Thread thread =
              new Thread(
                  () -> {
                    torch.get_num_threads(); // or it takes the others' number later
                    torch.set_num_threads(1);
                    ready.countDown();
                    Tensor.withoutGradients(
                        () -> {
                          work.run();
                          return null;
                        });
                  },
                  "impasto-convolution");
          thread.setDaemon(true);
          return thread;
        };
    ExecutorService started = Executors.newFixedThreadPool(threads, factory);
    ThreadPoolExecutor all = (ThreadPoolExecutor) started;
    all.prestartAllCoreThreads();
    uninterrupted(ready::await);
    torch.set_num_threads(threads);
    return all;
  }

  /** Tasks write into memory that is freed afterwards: nobody leaves before they are done. */
  private static void await(Future<?> future) {
    uninterrupted(
        () -> {
          try {
            future.get();
          } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(e.getCause());
          }
        });
  }

  private interface Wait {
    void run() throws InterruptedException;
  }

  private static void uninterrupted(Wait wait) {
    boolean interrupted = false;
    while (true) {
      try {
        wait.run();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
