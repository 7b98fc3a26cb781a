package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.impasto.cli.Scene.Result;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.Tiling;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.stylize.PictureBatch.Job;
import org.impasto.stylize.StylePrecision;
import org.impasto.stylize.StylizeOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what numbers {@code impasto apply} computes. */
final class ApplyPrecisionTest {
  private static final String STYLE = "great-wave";

  @TempDir private Path folder;
  private Path photo;

  @BeforeEach
  void prepare() throws IOException {
    photo = StyleScene.photo(folder.resolve("photo.png"), 64, 48);
  }

  private Picture made(String name, String... more) throws IOException {
    Path out = folder.resolve(name);
    List<String> command =
        new ArrayList<>(List.of("apply", STYLE, photo.toString(), "-o", out.toString()));
    command.addAll(List.of(more));
    Result result = Scene.run(command.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return PictureReader.read(out);
  }

  /** The command that makes the picture again. */
  private static List<String> command(Picture picture) throws IOException {
    List<String> command = new ArrayList<>();
    String made = picture.metadata().provenance().orElseThrow();
    new ObjectMapper().readTree(made).get("command").forEach(each -> command.add(each.asText()));
    return command;
  }

  private static String precision(Picture picture) throws IOException {
    List<String> command = command(picture);
    return command.get(command.indexOf("--precision") + 1);
  }

  @Test
  void aSingleSmallPictureIsMadeInFloat32OnEveryProcessor() throws Exception {
    Picture automatic = made("auto.png");
    assertThat(precision(automatic)).isEqualTo("fp32");
    assertThat(made("exact.png", "--precision", "fp32").rgb()).isEqualTo(automatic.rgb());
  }

  @Test
  void aLargePictureIsMadeInWhatThisProcessorIsFastestIn() throws Exception {
    photo = StyleScene.photo(folder.resolve("large.png"), 1600, 1300);
    String fastest = Precision.fastest(Device.CPU).label();
    assertThat(precision(made("auto.png"))).isEqualTo(fastest);
    assertThat(precision(made("small.png", "--size", "200"))).isEqualTo("fp32");
  }

  @Test
  void itCanBeMadeInBfloat16OnEveryProcessor() throws Exception {
    Picture fast = made("fast.png", "--precision", "bf16");
    assertThat(command(fast)).containsSubsequence("--precision", "bf16", "--tile", "none");
    List<String> again = command(made("again.png", "--precision", "bf16", "--tile", "auto"));
    assertThat(again).containsOnlyOnce("--tile").contains("none");
    assertThat(fast.rgb()).isNotEqualTo(made("exact.png", "--precision", "fp32").rgb());
  }

  @Test
  void theRestOfAFolderIsMadeLikeItsBeginning() throws Exception {
    Job done = new Job(StyleScene.photo(folder.resolve("a.png"), 1200, 1000), folder.resolve("b"));
    Job rest = new Job(StyleScene.photo(folder.resolve("c.png"), 1200, 1000), folder.resolve("d"));
    StylizeOptions options = StylizeOptions.DEFAULTS;
    ApplyTargets both =
        new ApplyTargets(
            List.of(rest), List.of(done, rest), List.of(), List.of(), Optional.of(folder), false);
    assertThat(both.precise(options, 0)).isEqualTo(options);
    ApplyTargets one =
        new ApplyTargets(
            List.of(rest), List.of(rest), List.of(), List.of(), Optional.of(folder), false);
    assertThat(one.precise(options, 0).precision()).isEqualTo(StylePrecision.FP32);
    assertThat(both.precise(options, 100).precision()).isEqualTo(StylePrecision.FP32);
  }

  @Test
  void onlyPicturesThatGoInTilesNeedNoOtherLibrary() throws Exception {
    Path large = StyleScene.photo(folder.resolve("large.png"), 4400, 3600);
    Path small = StyleScene.photo(folder.resolve("small.png"), 300, 200);
    Job first = new Job(large, folder.resolve("a"));
    Job second = new Job(small, folder.resolve("b"));
    StylizeOptions options = StylizeOptions.DEFAULTS;
    ApplyTargets one =
        new ApplyTargets(
            List.of(first), List.of(first), List.of(), List.of(), Optional.of(folder), false);
    assertThat(one.precise(options, 0).precision()).isEqualTo(StylePrecision.FP32);
    assertThat(one.precise(options, 2000)).isEqualTo(options);
    StylizeOptions whole = options.withTiling(new Tiling.None());
    assertThat(one.precise(whole, 0)).isEqualTo(whole);
    List<Job> jobs = List.of(first, second);
    ApplyTargets both =
        new ApplyTargets(jobs, jobs, List.of(), List.of(), Optional.of(folder), false);
    assertThat(both.precise(options, 0)).isEqualTo(options);
  }

  @Test
  void aStyleOfAnotherProgramIsNotMadeInBfloat16() throws Exception {
    Path foreign = StyleScene.style(folder.resolve("foreign.onnx"));
    Path out = folder.resolve("out.png");
    Result result =
        Scene.run(
            "apply",
            foreign.toString(),
            photo.toString(),
            "-o",
            out.toString(),
            "--precision",
            "bf16");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("foreign.onnx: precision is bf16", "use auto");
    assertThat(out).doesNotExist();
  }

  @Test
  void otherNumbersAreWrongUsage() {
    Result result =
        Scene.run(
            "apply", STYLE, photo.toString(), "-o", folder + "/out.png", "--precision", "fp16");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--precision", "fp16", "bf16");
    assertThat(result.err().lines()).hasSize(1);
  }
}
