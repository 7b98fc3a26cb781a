package org.impasto.paint.weights;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file that is being downloaded, {@code NAME.part} beside its target, and in
 * {@code NAME.part.etag} the URI and entity tag it came with, so that a later call can go on.
 */
final class PartFile implements Closeable {

  private final Path path;
  private final Path tagPath;
  private final FileChannel channel;
  private boolean resumed;

  private PartFile(Path path, Path tagPath, FileChannel channel) throws IOException {
    this.path = path;
    this.tagPath = tagPath;
    this.channel = channel;
    this.resumed = channel.size() > 0;
  }

  static PartFile beside(Path target) throws IOException {
    Path path = target.resolveSibling(target.getFileName() + ".part");
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.position(channel.size());
    return new PartFile(path, target.resolveSibling(path.getFileName() + ".etag"), channel);
  }

  Path path() {
    return path;
  }

  /** How many bytes are here. */
  long size() throws IOException {
    return channel.size();
  }

  /** Whether the bytes come from more than one response, so that they may not fit together. */
  boolean resumed() {
    return resumed;
  }

  /** Notes that the next bytes continue those that are here. */
  void goOn() {
    resumed = true;
  }

  /** Forgets all bytes, and remembers where the next ones come from. */
  void restart(URI uri, Optional<String> entityTag) throws IOException {
    channel.truncate(0);
    channel.position(0);
    resumed = false;
    if (entityTag.isPresent()) {
      Files.write(tagPath, List.of(uri.toString(), entityTag.get()));
    } else {
      Files.deleteIfExists(tagPath);
    }
  }

  /** Forgets all bytes. */
  void clear() throws IOException {
    channel.truncate(0);
    channel.position(0);
    resumed = false;
    Files.deleteIfExists(tagPath);
  }

  /** The entity tag under which {@code uri} gave the bytes that are here, if it gave one. */
  Optional<String> entityTag(URI uri) {
    try {
      List<String> lines = Files.readAllLines(tagPath);
      return lines.size() == 2 && lines.get(0).equals(uri.toString())
          ? Optional.of(lines.get(1))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not needed to go on, the checksum decides at the end
    }
  }

  void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Gives the file its final name, at once and whole. */
  void moveTo(Path target) throws IOException {
    channel.close();
    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Leftovers.delete(tagPath);
  }

  /** Removes the file. */
  void delete() throws IOException {
    channel.close();
    Leftovers.delete(path);
    Leftovers.delete(tagPath);
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen() && channel.size() == 0) {
      delete();
    }
    channel.close();
  }
}
