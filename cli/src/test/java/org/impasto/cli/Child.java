package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command in a process of its own, which can be killed. */
final class Child {
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Child start(Path log, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(log, environment, List.of(), arguments);
  }

  /** With options for Java itself. */
  static Child start(
      Path log, Map<String, String> environment, List<String> jvm, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add(Impasto.class.getName());
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Child(builder.start(), log);
  }

  /** Waits until {@code happened}, or fails if the process ends before. */
  Child waitUntil(BooleanSupplier happened) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!happened.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("the run ended or hangs: " + output());
      }
      Thread.sleep(10);
    }
    return this;
  }

  /** SIGTERM. */
  Child terminate() {
    process.destroy();
    return this;
  }

  /** SIGKILL. */
  Child kill() {
    process.destroyForcibly();
    return this;
  }

  int exitCode() throws Exception {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the run hangs: " + output());
    }
    return process.exitValue();
  }

  /** What it has printed, standard output and error together. */
  String output() throws IOException {
    return Files.readString(log);
  }
}
