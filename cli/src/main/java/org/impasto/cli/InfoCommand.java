package org.impasto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.impasto.image.PictureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto info}: how a picture was made. */
@Command(
    name = "info",
    description = "Prints how a picture was made, and the command that makes it again.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true)
final class InfoCommand implements Callable<Integer> {
  private static final String CHANGED =
      " has a record that is no JSON object — it was changed — see it with --json";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A picture that impasto wrote")
  private Path file;

  @Option(names = "--json", description = "Print the record as it is in the file")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String made =
        PictureReader.readMetadata(file)
            .provenance()
            .orElseThrow(
                () ->
                    new IOException(
                        file
                            + " does not say how it was made — only pictures that impasto wrote do"
                            + " — name such a picture"));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? made + "\n" : readable(made));
    out.flush();
    return ExitCode.DONE;
  }

  private String readable(String made) throws IOException {
    Map<?, ?> tree;
    try {
      tree = new ObjectMapper().readValue(made, LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + CHANGED, e);
    }
    if (tree == null) {
      throw new IOException(file + CHANGED);
    }
    Object command = tree.remove("command");
    String text = TreeText.of(tree);
    return command instanceof List<?> arguments
        ? text + "\nThe command that makes it again:\n" + quoted(arguments) + "\n"
        : text;
  }

  private static String quoted(List<?> arguments) {
    return arguments.stream()
        .map(argument -> quoted(String.valueOf(argument)))
        .collect(Collectors.joining(" "));
  }

  /** For a POSIX shell, or one that knows {@code $'…'} where there are control characters. */
  private static String quoted(String argument) {
    if (argument.chars().anyMatch(Character::isISOControl)) {
      return argument
          .chars()
          .mapToObj(
              c -> Character.isISOControl(c) || c == '\'' || c == '\\' ? escaped(c) : letter(c))
          .collect(Collectors.joining("", "$'", "'"));
    }
    return argument.matches("[\\p{L}\\p{N}_./:,=@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static String escaped(int c) {
    return "\\u%04x".formatted(c);
  }

  private static String letter(int c) {
    return String.valueOf((char) c);
  }
}
