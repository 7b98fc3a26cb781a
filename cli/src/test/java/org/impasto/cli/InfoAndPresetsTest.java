package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.impasto.cli.Scene.Result;
import org.impasto.image.Metadata;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.iterative.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only print. */
final class InfoAndPresetsTest {
  @TempDir private Path folder;

  private Path picture(String name, Metadata metadata) throws Exception {
    Path file = folder.resolve(name);
    Picture gray = Picture.of(2, 2, new float[12]).withMetadata(metadata);
    PictureWriter.write(gray, file, WriteOptions.DEFAULTS);
    return file;
  }

  @Test
  void infoPrintsTheRecordAndTheCommandQuotedForAShell() throws Exception {
    String json = "{\"seed\":7,\"command\":[\"impasto\",\"paint\",\"my photo.jpg\",\"it's.png\"]}";
    Path file = picture("made.png", Metadata.NONE.withProvenance(json));
    Result result = Scene.run("info", file.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("seed: 7", "impasto paint 'my photo.jpg' 'it'\\''s.png'")
        .doesNotContain("command:");
    assertThat(Scene.run("info", "--json", file.toString()).out()).isEqualTo(json + "\n");
  }

  @Test
  void aRecordCommandsNoTerminal() throws Exception {
    String json = "{\"title\":\"\\u001b[31mred\",\"command\":[\"impasto\",\"a\\nb'c\"]}";
    Path file = picture("evil.png", Metadata.NONE.withProvenance(json));
    Result result = Scene.run("info", file.toString());
    assertThat(result.out())
        .contains("title: [31mred", "impasto $'a\\u000ab\\u0027c'")
        .doesNotContain("\u001b", "a\nb");
  }

  @Test
  void aRecordThatIsNoObjectIsOneClearLine() throws Exception {
    for (String json : new String[] {"null", "[1]", "{"}) {
      Path file = picture("x" + json.length() + ".png", Metadata.NONE.withProvenance(json));
      Result result = Scene.run("info", file.toString());
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("is no JSON object", "--json").hasLineCount(1);
    }
  }

  @Test
  void aPictureOfAnotherProgramIsOneClearLine() throws Exception {
    Result result = Scene.run("info", picture("other.png", Metadata.NONE).toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("other.png", "does not say how it was made");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void presetsAreListedOnALineEach() {
    Result result = Scene.run("presets");
    assertThat(result.out().lines()).hasSize(Preset.all().size() + TrainingPreset.all().size());
    for (Preset preset : Preset.all()) {
      assertThat(result.out()).contains(preset.name(), preset.description());
    }
    for (TrainingPreset preset : TrainingPreset.all()) {
      assertThat(result.out()).contains("train  " + preset.name(), preset.description());
    }
  }

  @Test
  void aPresetIsPrintedInFull() {
    for (Preset preset : Preset.all()) {
      String text = Scene.run("presets", preset.name()).out();
      assertThat(text).contains(preset.source(), "network:");
      preset.departures().forEach(departure -> assertThat(text).contains(departure));
      assertThat(text).contains("evaluations: " + preset.options().scales().evaluations());
    }
    for (TrainingPreset preset : TrainingPreset.all()) {
      String text = Scene.run("presets", preset.name()).out();
      assertThat(text).contains(preset.source(), "learningRate: ");
    }
  }

  @Test
  void aPresetThatIsNotThereIsOneLineThatNamesThoseThatAre() {
    Result result = Scene.run("presets", "nothing");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'nothing'", "johnson-2016").hasLineCount(1);
  }
}
