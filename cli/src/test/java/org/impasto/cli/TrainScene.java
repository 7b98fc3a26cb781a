package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;

/** Photos and a painting to train on, made by the test. */
record TrainScene(Path folder) {
  private static final int SIDE = 72;

  static TrainScene in(Path folder) throws IOException {
    TrainScene scene = new TrainScene(folder);
    Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < 8; i++) {
      scene.write(0.01 + 0.003 * i, "photos/" + i + ".png");
    }
    scene.write(0.3, "painting.png");
    return scene;
  }

  String file(String name) {
    return folder().resolve(name).toString();
  }

  void write(double frequency, String name) throws IOException {
    float[] rgb = new float[3 * SIDE * SIDE];
    for (int k = 0; k < rgb.length; k++) {
      rgb[k] = (float) (0.5 + 0.5 * Math.sin(k * frequency));
    }
    PictureWriter.write(Picture.of(SIDE, SIDE, rgb), folder().resolve(name), WriteOptions.DEFAULTS);
  }

  String[] train(String output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", file("painting.png"), "--quiet"));
    arguments.addAll(List.of("--photos", file("photos"), "--size", "64", "--batch", "1"));
    arguments.addAll(List.of("--style-size", "64", "--threads", "1", "--device", "cpu"));
    arguments.addAll(List.of("-o", file(output)));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }
}
