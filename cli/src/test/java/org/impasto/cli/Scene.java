package org.impasto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import picocli.CommandLine;

/** A folder with a photo, a painting and weights, and the command run in this process. */
final class Scene {
  /** What a command gave. */
  record Result(int code, String out, String err) {}

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  private final Path folder;

  private Scene(Path folder) {
    this.folder = folder;
  }

  static Scene in(Path folder) throws IOException {
    PictureWriter.write(picture(5), folder.resolve("photo.png"), WriteOptions.DEFAULTS);
    PictureWriter.write(picture(17), folder.resolve("painting.png"), WriteOptions.DEFAULTS);
    SyntheticFile.ofSqueezeNet(folder.resolve("weights.safetensors"));
    return new Scene(folder);
  }

  /** Waves of {@code period} pixels. */
  private static Picture picture(int period) {
    float[] rgb = new float[3 * WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      rgb[i] = (float) (0.5 + 0.4 * Math.sin(x * 6.3 / period) * Math.cos(y * 4.1 / period));
    }
    return Picture.of(WIDTH, HEIGHT, rgb);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The arguments of a short run to {@code output}, and more. */
  String[] paint(String output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("paint"));
    arguments.add(file("photo.png").toString());
    arguments.add(file("painting.png").toString());
    arguments.addAll(List.of("-o", file(output).toString()));
    arguments.addAll(List.of("--network", "squeezenet1_1"));
    arguments.addAll(List.of("--weights", file("weights.safetensors").toString()));
    addUnlessGiven(arguments, "--threads", "1", more);
    addUnlessGiven(arguments, "--device", "cpu", more);
    addUnlessGiven(arguments, "--size", "96", more);
    addUnlessGiven(arguments, "--scales", "2", more);
    addUnlessGiven(arguments, "--iterations", "8", more);
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  /** The arguments that let SqueezeNet alone judge {@code result}, and more. */
  String[] evaluate(String result, String... more) {
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    for (String name : List.of("photo.png", "painting.png", result)) {
      arguments.add(file(name).toString());
    }
    arguments.addAll(List.of("--judge", "squeezenet1_1", "--weights"));
    arguments.add("squeezenet1_1=" + file("weights.safetensors"));
    arguments.addAll(List.of("--threads", "1", "--device", "cpu"));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static void addUnlessGiven(
      List<String> arguments, String option, String value, String... given) {
    if (!Arrays.asList(given).contains(option)) {
      arguments.addAll(List.of(option, value));
    }
  }

  /** Runs the command in this process. */
  static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Impasto.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = commandLine.execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
