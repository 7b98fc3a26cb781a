package org.impasto.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built program, for what must be measured in a process of its own. */
final class Launcher {
  private static final String PROGRAM = "impasto";

  private Launcher() {}

  /**
   * The command that runs the program with {@code arguments}.
   *
   * @throws IOException if this is not the built program
   */
  static ProcessBuilder program(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home().resolve("bin").resolve(PROGRAM) + ""));
    command.addAll(arguments);
    ProcessBuilder program = quiet(command);
    // What the launcher set for this process is not for every command.
    program.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
    return program;
  }

  /** The command that runs {@code main} of this program. */
  static ProcessBuilder java(Class<?> main, List<String> arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    return quiet(command);
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static Path home() throws IOException {
    try {
      Path jar =
          Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path home = jar.getParent().getParent();
      if (Files.isExecutable(home.resolve("bin").resolve(PROGRAM))) {
        return home;
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar has a location", e);
    }
    throw new IOException(
        "starting can only be measured of the built program — run bin/impasto bench");
  }

  /** Runs a command to its end; an exit code other than 0 is an error. */
  static void run(ProcessBuilder command) throws IOException {
    finish(command.start(), command);
  }

  static void finish(Process process, ProcessBuilder command) throws IOException {
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("exit code %d of %s".formatted(code, command.command()));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
