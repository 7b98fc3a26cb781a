package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.impasto.cli.Scene.Result;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
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

  /** What is said after {@code --precision} in the command that makes the picture again. */
  private static String precision(Picture picture) throws IOException {
    List<String> command = new ArrayList<>();
    String made = picture.metadata().provenance().orElseThrow();
    new ObjectMapper().readTree(made).get("command").forEach(each -> command.add(each.asText()));
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
    assertThat(precision(fast)).isEqualTo("bf16");
    assertThat(fast.rgb()).isNotEqualTo(made("exact.png", "--precision", "fp32").rgb());
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
