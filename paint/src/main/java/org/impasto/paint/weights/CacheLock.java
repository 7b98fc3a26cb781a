package org.impasto.paint.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps all other threads and processes from downloading the same file. The empty lock file stays:
 * deleting it would let two waiting processes lock two different files of that name.
 */
final class CacheLock {

  /** What is done while the lock is held, or between two tries to get it. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /**
   * The files locked by this process. File locks belong to processes, not threads: on POSIX, a
   * thread that only opened and closed the lock file would drop the lock of another one.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private CacheLock() {}

  /** Waits for the lock, with {@code waiting} again and again, then works, then lets go. */
  static void hold(Path lockFile, Action waiting, Action work) throws IOException {
    Path key = lockFile.toAbsolutePath();
    while (!HELD.add(key)) {
      waiting.run();
    }
    try (FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (!isLocked(channel)) {
        waiting.run();
      }
      work.run();
    } finally {
      HELD.remove(key);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null; // null: another process has it
    } catch (OverlappingFileLockException e) {
      return false; // another thread has it, under another name of the file
    }
  }
}
