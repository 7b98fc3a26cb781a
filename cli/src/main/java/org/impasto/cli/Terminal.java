package org.impasto.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.TerminalBuilder;

/** What standard error leads to. */
final class Terminal {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private static final int USUAL_WIDTH = 80;

  private Terminal() {}

  /** Whether a person sees standard error on a terminal that can redraw a line. */
  @SuppressWarnings("SystemConsoleNull") // isTerminal asks what null no longer tells
  static boolean isInteractive() {
    Console console = System.console();
    return console != null
        && isTerminal(console)
        && !"dumb".equals(System.getenv("TERM"))
        && !isRedirected();
  }

  /** Since Java 22 there may be a console without a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // before Java 22 there is a console only on a terminal
    }
  }

  /** Java knows whether input and output are a terminal; standard error only Linux tells. */
  private static boolean isRedirected() {
    try {
      return Files.isSymbolicLink(STANDARD_ERROR)
          && !Files.readSymbolicLink(STANDARD_ERROR).startsWith("/dev");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The characters of a line. The bar's own search for it would take the signals over, and with
   * them Ctrl-C.
   */
  static int width() {
    try (org.jline.terminal.Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build()) {
      return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
    } catch (IOException e) {
      return USUAL_WIDTH;
    }
  }

  /** Whether the terminal shows characters beyond ASCII. */
  static boolean showsBlocks() {
    return Charset.defaultCharset().equals(StandardCharsets.UTF_8);
  }
}
