package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.impasto.cli.Scene.Result;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code impasto evaluate} refuses before any work is done, and how. */
final class EvaluateUsageTest {
  @TempDir private static Path folder;
  private static Scene scene;

  @BeforeAll
  static void prepare() throws Exception {
    scene = Scene.in(folder);
    Picture photo = PictureReader.read(scene.file("photo.png"));
    resized(photo, "half.png", 48, 32);
    resized(photo, "square.png", 64, 64);
    resized(photo, "tiny.png", 24, 16);
  }

  private static void resized(Picture picture, String name, int width, int height)
      throws Exception {
    PictureWriter.write(picture.resize(width, height), scene.file(name), WriteOptions.DEFAULTS);
  }

  private static void requireRefused(Result result, int code, String... messages) {
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.err()).startsWith("impasto: ").contains(messages);
    assertThat(result.err().lines()).as("one line").hasSize(1);
    assertThat(result.out()).isEmpty();
  }

  private static String path(String name) {
    return scene.file(name).toString();
  }

  @Test
  void resultsThatAreNotOfTheContentOrTooSmallAreNamed() {
    requireRefused(
        Scene.run(scene.evaluate("square.png")),
        2,
        path("square.png"),
        "64×64 px; the content, 96×64 px, would be 64×43");
    requireRefused(Scene.run(scene.evaluate("tiny.png")), 2, path("tiny.png"), "at least 32×32");
    requireRefused(Scene.run(scene.evaluate("gone.png")), 1, "gone.png", "no such file");
  }

  @Test
  void directOptionsThatContradictEachOtherAreRefused() {
    String half = path("half.png");
    requireRefused(
        Scene.run(scene.evaluate("photo.png", "--direct", "--direct-from", half)),
        2,
        "--direct-from",
        "give one of them");
    requireRefused(
        Scene.run(scene.evaluate("photo.png", "--direct-from", half)),
        2,
        "--direct-from",
        "96×64 px",
        "48×32",
        "results of its own size");
    requireRefused(
        Scene.run(scene.evaluate("photo.png", half, "--direct-out", path("d.png"))),
        2,
        "--direct-out",
        "results of its own size");
    requireRefused(Scene.run(scene.evaluate("photo.png", "--iterations", "3")), 2, "add --direct");
    requireRefused(
        Scene.run(scene.evaluate("photo.png", "--direct", "--iterations", "0")),
        2,
        "--iterations",
        "from 1");
  }

  @Test
  void theDirectPictureReplacesNothingUnasked() {
    requireRefused(
        Scene.run(scene.evaluate("half.png", "--direct-out", path("half.png"), "--overwrite")),
        2,
        "also an input");
    requireRefused(
        Scene.run(scene.evaluate("half.png", "--direct-out", path("tiny.png"))), 1, "tiny.png");
    requireRefused(
        Scene.run(scene.evaluate("half.png", "--direct-out", path("d.webp"))), 1, "PNG, JPEG");
  }

  @Test
  void judgesAndTheirWeightsMustFit() {
    String photo = path("photo.png");
    String weights = path("weights.safetensors");
    requireRefused(
        Scene.run("evaluate", photo, photo, photo, "--judge", "vgg16,vgg16"), 2, "given twice");
    requireRefused(
        Scene.run("evaluate", photo, photo, photo, "--judge", "alexnet"), 2, "alexnet", "vgg16");
    requireRefused(
        Scene.run(scene.evaluate("half.png", "--weights", "vgg19=" + weights)),
        2,
        "--weights",
        "vgg19 is no judge");
    requireRefused(
        Scene.run(scene.evaluate("half.png", "--quiet", "--lpips-weights", weights)),
        1,
        "no array 'lin0.weight'");
  }
}
