package org.impasto.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code impasto} command. */
@Command(
    name = "impasto",
    description = "Paints photos in the style of paintings.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Start with:  impasto paint photo.jpg painting.jpg -o out.png",
      "All options: impasto help paint"
    },
    subcommands = {
      PaintCommand.class,
      TrainCommand.class,
      ApplyCommand.class,
      StylesCommand.class,
      EvaluateCommand.class,
      EvaluateStyleCommand.class,
      DistillCommand.class,
      BenchCommand.class,
      InfoCommand.class,
      PresetsCommand.class,
      WeightsCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Impasto implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "With an error, print where in the program it happened.")
  private boolean debug;

  /** Whether the command of {@code spec} shall print where errors happened. */
  static boolean debugs(CommandSpec spec) {
    return ((Impasto) spec.root().userObject()).debug;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true"); // plots and pictures need no screen
    }
    CommandLine commandLine =
        commandLine()
            .setOut(writer(System.out, "stdout.encoding"))
            .setErr(writer(System.err, "stderr.encoding"));
    System.exit(commandLine.execute(args));
  }

  /** The command, ready to execute, with errors mapped to exit codes. */
  static CommandLine commandLine() {
    Impasto impasto = new Impasto();
    CommandLine commandLine = new CommandLine(impasto);
    commandLine.setParameterExceptionHandler((e, args) -> ErrorReport.ofUsage(e, impasto.debug));
    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> ErrorReport.of(e, command.getErr(), impasto.debug));
    RunLast last = new RunLast();
    commandLine.setExecutionStrategy(
        parsed -> {
          try {
            return last.execute(parsed);
          } catch (Error e) { // memory and native libraries fail in errors, not exceptions
            return ErrorReport.of(e, commandLine.getErr(), impasto.debug);
          }
        });
    Choices.register(commandLine);
    for (String name : List.of("paint", "train", "apply", "evaluate", "distill")) {
      GroupedHelp.install(commandLine.getSubcommands().get(name));
    }
    return commandLine;
  }

  /** In the C locale Java would write question marks, though the terminal can do better. */
  private static PrintWriter writer(PrintStream stream, String property) {
    String older = System.getProperty("sun." + property, Charset.defaultCharset().name());
    Charset usual = Charset.forName(System.getProperty(property, older));
    Charset charset = usual.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : usual;
    return new PrintWriter(stream, true, charset);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "there is no command — give one, such as paint");
  }
}
