package org.impasto.paint.weights;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy on 127.0.0.1 for CONNECT, which leads every tunnel to one port and remembers requests.
 */
final class TunnelProxy implements AutoCloseable {

  final List<String> requests = new CopyOnWriteArrayList<>();

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int target;

  TunnelProxy(int target) throws IOException {
    this.target = target;
    threads.execute(this::acceptAll);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = socket.accept();
        threads.execute(() -> tunnel(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void tunnel(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String request = line(in);
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        // Headers do not matter here.
      }
      requests.add(request);
      OutputStream out = client.getOutputStream();
      out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      threads.execute(() -> copy(in, server));
      server.getInputStream().transferTo(out);
    } catch (IOException e) {
      // One side has closed the tunnel.
    }
  }

  private static void copy(InputStream in, Socket server) {
    try {
      in.transferTo(server.getOutputStream());
    } catch (IOException e) {
      // One side has closed the tunnel.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
