package org.impasto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.impasto.paint.iterative.InsufficientMemoryException;
import org.impasto.paint.iterative.NonFiniteLossException;
import org.impasto.paint.tensor.DeviceUnavailableException;
import org.impasto.paint.training.DivergedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Makes of every failure one line on standard error and an exit code. */
final class ErrorReport {
  private ErrorReport() {}

  /** For arguments that picocli refuses. */
  static int ofUsage(ParameterException e, boolean debug) {
    CommandLine command = e.getCommandLine();
    print(command.getErr(), sentence(e), e, debug);
    return ExitCode.WRONG_USAGE;
  }

  private static String sentence(ParameterException e) {
    String help = " — see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      String argument = String.join(" ", unmatched.getUnmatched());
      String what = unmatched.isUnknownOption() ? "unknown option " : "unexpected argument ";
      return similar.isEmpty()
          ? what + argument + help
          : what + argument + " — did you mean " + String.join(" or ", similar) + "?";
    }
    return e.getMessage()
            .replaceAll("is not an? (int|long)\\b", "is not a whole number")
            .replaceAll("is not a (double|float)\\b", "is not a number")
            .replace("option option", "option")
        + help;
  }

  /** For what goes wrong while a command runs. */
  static int of(Throwable failure, PrintWriter err, boolean debug) {
    return of("", failure, err, debug);
  }

  /** The same for one of many files, which the line begins with. */
  static int of(String file, Throwable failure, PrintWriter err, boolean debug) {
    Throwable cause = cause(failure);
    String sentence = sentence(cause);
    String start = file.isEmpty() ? "" : file + ": ";
    print(err, sentence.startsWith(start) ? sentence : start + sentence, cause, debug);
    return cause instanceof UsageException || cause instanceof IllegalArgumentException
        ? ExitCode.WRONG_USAGE
        : ExitCode.FAILED;
  }

  private static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof ExceptionInInitializerError
            || failure instanceof UncheckedIOException
            || failure instanceof CommandLine.ExecutionException;
    return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }

  private static String sentence(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof OutOfMemoryError) {
      return "out of memory (" + message + ") — use a smaller --size, or set JAVA_OPTS=-Xmx8g";
    }
    if (e instanceof NoSuchFileException) {
      return message + ": there is no such file or folder — check the path";
    }
    if (e instanceof AccessDeniedException) {
      return message + ": access is denied — change its permissions, or name another";
    }
    if (e instanceof FileAlreadyExistsException) {
      return message + " exists and is no folder — results go into a folder — name another";
    }
    if (e instanceof InvalidPathException) {
      return message.contains("unmappable")
          ? message + " — the locale has no such letters — set LC_ALL=C.UTF-8"
          : message + " — no file can be called so here — use another name";
    }
    if (e instanceof FileSystemException || isExpected(e)) {
      return message;
    }
    if (message.contains("allocate memory") || message.contains("out of memory")) {
      return "the memory does not suffice — use a smaller --size or fewer style pictures";
    }
    return "unexpected " + e + " — this is a defect: run with --debug and report what it prints";
  }

  private static boolean isExpected(Throwable e) {
    return e instanceof IOException
        || e instanceof UsageException
        || e instanceof IllegalArgumentException
        || e instanceof InsufficientMemoryException
        || e instanceof NonFiniteLossException
        || e instanceof DivergedException
        || e instanceof DeviceUnavailableException;
  }

  private static void print(PrintWriter err, String sentence, Throwable e, boolean debug) {
    err.println("impasto: " + Printable.of(sentence));
    if (debug) {
      e.printStackTrace(err);
    }
    err.flush();
  }
}
