package org.impasto.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.impasto.image.WriteOptions;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.StyleOptions;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.tensor.Libtorch;

/** The command that makes a picture again, with every option spelled out. */
final class ReproducingCommand {
  private static final int PERCENT = 100;

  private final List<String> arguments = new ArrayList<>();

  private ReproducingCommand() {}

  /** The arguments, the program's name first; files are named as they were typed. */
  static List<String> of(
      Inputs inputs,
      Path output,
      RecipeMixin recipe,
      IterativeOptions options,
      WriteOptions write) {
    ReproducingCommand command = new ReproducingCommand();
    command.arguments.addAll(List.of("impasto", "paint", argument(inputs.content())));
    inputs.styles().forEach(style -> command.arguments.add(argument(style)));
    command.add("-o", argument(output));
    command.add("--preset", recipe.preset().name());
    command.recipe(inputs, recipe, options);
    command.loss(options.loss());
    command.style(options.style());
    command.add("--precision", options.compute().precision().label());
    command.add("--device", options.compute().device().toString());
    command.add("--threads", Integer.toString(Libtorch.threads()));
    command.add("--quality", Long.toString(Math.round(PERCENT * write.jpegQuality())));
    command.add("--bit-depth", Integer.toString(write.bitDepth()));
    return command.arguments;
  }

  private void recipe(Inputs inputs, RecipeMixin recipe, IterativeOptions options) {
    add("--network", options.network().network().label());
    if (recipe.weights != null) {
      add("--weights", argument(recipe.weights));
    }
    add("--pooling", Choices.label(options.network().pooling()));
    add("--size", Integer.toString(options.scales().size()));
    add("--scales", Integer.toString(options.scales().count()));
    add("--iterations", Integer.toString(options.scales().evaluations()));
    add("--optimizer", options.optimizer() instanceof LbfgsOptions ? "lbfgs" : "adam");
    add(
        "--init",
        inputs
            .initial()
            .map(ReproducingCommand::argument)
            .orElseGet(() -> PresetDefaults.init(options.initialImage())));
    add("--seed", Long.toString(options.seed()));
  }

  private void loss(LossWeights loss) {
    add("--content-weight", PresetDefaults.plain(loss.content().weight()));
    add("--style-weight", PresetDefaults.plain(loss.style().weight()));
    add("--tv-weight", PresetDefaults.plain(loss.totalVariation().weight()));
    add("--content-layers", LayerWeight.format(loss.content().layers()));
    add("--style-layers", LayerWeight.format(loss.style().layers()));
  }

  private void style(StyleOptions style) {
    if (!style.blend().isEmpty()) {
      add(
          "--style-blend",
          style.blend().stream().map(PresetDefaults::plain).collect(Collectors.joining(",")));
    }
    add("--style-scale", PresetDefaults.plain(style.scale()));
    add("--colors", Choices.label(style.colors()));
  }

  private void add(String option, String value) {
    arguments.add(option);
    arguments.add(value);
  }

  private static String argument(Path file) {
    return Inputs.argument(file.toString());
  }
}
