package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code impasto weights} with a cache and a mirror of the test's own. */
final class WeightsCommandTest {
  private static final String FILE = "squeezenet1_1.safetensors";
  private static final int SIZE = 2_484_584;

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serveAFileOfTheRightSizeAndWrongContent() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, SIZE);
          exchange.getResponseBody().write(new byte[SIZE]);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Child run(String... arguments) throws Exception {
    Map<String, String> environment =
        Map.of("IMPASTO_HOME", folder.toString(), "IMPASTO_MIRROR", "", "IMPASTO_OFFLINE", "");
    return Child.start(folder.resolve("log.txt"), environment, arguments);
  }

  private String mirror() {
    return "http://127.0.0.1:%d/models".formatted(server.getAddress().getPort());
  }

  @Test
  void aFileThatIsNotWhatItShouldBeIsRefusedAfterItsDownloadIsAnnounced() throws Exception {
    Child child = run("weights", "fetch", "squeezenet1_1", "--mirror", mirror());
    assertThat(child.exitCode()).isEqualTo(1);
    assertThat(child.output())
        .contains("downloading squeezenet1_1 (2.5 MB, license BSD-3-Clause (torchvision))")
        .contains("impasto: " + FILE, "SHA-256");
    assertThat(asked).containsOnly("/models/" + FILE);
    assertThat(folder.resolve("weights").resolve(FILE)).doesNotExist();
  }

  @Test
  void offlineDownloadsNothingAndSaysWhereToPutTheFile() throws Exception {
    Child child = run("weights", "fetch", "squeezenet1_1", "--mirror", mirror(), "--offline");
    assertThat(child.exitCode()).isEqualTo(1);
    assertThat(child.output()).contains("offline", FILE, folder.resolve("weights").toString());
    assertThat(asked).isEmpty();
  }

  @Test
  void pathAndListTellWhetherAFileIsThere() throws Exception {
    Child missing = run("weights", "path", "squeezenet1_1");
    assertThat(missing.exitCode()).isEqualTo(1);
    Path file = folder.resolve("weights").resolve(FILE);
    assertThat(missing.output())
        .startsWith(file.toString())
        .contains("weights fetch squeezenet1_1 --mirror");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[SIZE]);
    Child there = run("weights", "path", "squeezenet1_1");
    assertThat(there.exitCode()).isZero();
    assertThat(there.output()).isEqualToIgnoringNewLines(file.toString());
    Child list = run("weights", "list");
    assertThat(list.exitCode()).isZero();
    assertThat(list.output())
        .containsPattern("vgg16 .* online ")
        .containsPattern("vgg19_normalised .* no link ");
    assertThat(list.output().lines().filter(line -> line.contains("cached")).toList())
        .singleElement()
        .asString()
        .startsWith("squeezenet1_1");
  }

  @Test
  void verifyFindsDamage() throws Exception {
    Path file = folder.resolve("weights").resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[SIZE]);
    Child child = run("weights", "verify");
    assertThat(child.exitCode()).isEqualTo(1);
    assertThat(child.output()).contains(FILE, "expected").doesNotContain("is good");
  }

  @Test
  void unknownWeightsAreWrongUsage() {
    Scene.Result result = Scene.run("weights", "path", "resnet");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no weights named 'resnet'", "vgg16");
  }
}
