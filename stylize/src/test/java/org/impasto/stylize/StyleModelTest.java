package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.junit.jupiter.api.Test;

/** What is understood of style files, ours and others'. */
final class StyleModelTest {

  @Test
  void ourFilesSayEverything() throws Exception {
    StyleModel style = StyleModel.parse("file.onnx", Johnson.OURS.bytes());
    assertThat(style.name()).isEqualTo("waves");
    assertThat(style.assumptions()).isEmpty();
    assertThat(style.range()).isEqualTo(ValueRange.BYTE);
    assertThat(style.metadata().title()).contains("Great \"Waves\"");
    assertThat(style.metadata().license()).contains("CC0-1.0");
    assertThat(style.metadata().objective()).contains("closure 0.91");
    assertThat(style.metadata().entries()).containsEntry("author", "somebody");
    assertThat(style.sha256()).hasSize(64);
  }

  @Test
  void thoseOfTheOnnxZooAreAppliedAtAnySize() throws Exception {
    StyleModel style = StyleModel.parse("mosaic-9.onnx", Johnson.zoo(224).bytes());
    assertThat(style.name()).isEqualTo("mosaic-9");
    assertThat(style.range()).isEqualTo(ValueRange.BYTE);
    assertThat(style.assumptions()).hasSize(2);
    assertThat(String.join("\n", style.assumptions()))
        .contains("0 to 255, found by a trial", "names a fixed size, but works at any");
    assertThat(StyleModel.parse("any", Johnson.zoo(0).bytes()).assumptions()).hasSize(1);
  }

  @Test
  void thoseThatNameTheirHeightAloneAreAppliedAtAnySizeToo() throws Exception {
    ModelProto.Builder model = ModelProto.parseFrom(Johnson.zoo(0).bytes()).toBuilder();
    model
        .getGraphBuilder()
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .setDim(2, Dimension.newBuilder().setDimValue(96));
    StyleModel style = StyleModel.parse("tall", model.build().toByteArray());
    try (Stylizer stylizer = new Stylizer(style, StylizeOptions.DEFAULTS)) {
      assertThat(stylizer.stylize(Photos.landscape(50, 40)).height()).isEqualTo(40);
    }
  }

  /** As converters make them that leave only what goes in and out in float32. */
  private static byte[] computedInHalf(Johnson network) throws Exception {
    ModelProto model = ModelProto.parseFrom(network.bytes());
    ModelProto.Builder changed = model.toBuilder();
    changed.getGraphBuilder().clearNode().addNode(cast("input", "halved", DataType.FLOAT16));
    for (NodeProto node : model.getGraph().getNodeList()) {
      NodeProto.Builder copy = node.toBuilder();
      for (int i = 0; i < node.getInputCount(); i++) {
        if (node.getInput(i).equals("input")) {
          copy.setInput(i, "halved");
        }
      }
      boolean last = node.getOutput(0).equals("output");
      boolean weight = node.getOpType().equals("Cast");
      changed
          .getGraphBuilder()
          .addNode(
              last || weight
                  ? cast(
                      copy.getInput(0), copy.getOutput(0), last ? DataType.FLOAT : DataType.FLOAT16)
                  : copy.build());
    }
    return changed.build().toByteArray();
  }

  private static NodeProto cast(String from, String to, DataType type) {
    return NodeProto.newBuilder()
        .setOpType("Cast")
        .addInput(from)
        .addOutput(to)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("to")
                .setType(AttributeProto.AttributeType.INT)
                .setI(type.getNumber()))
        .build();
  }

  @Test
  void thoseThatComputeInHalfPrecisionGiveTheSamePictures() throws Exception {
    Picture photo = Photos.landscape(150, 90);
    StyleModel usual = StyleModel.parse("float", Johnson.SMALL.bytes());
    StyleModel half = StyleModel.parse("half", computedInHalf(Johnson.SMALL));
    try (Stylizer expected = new Stylizer(usual, StylizeOptions.DEFAULTS);
        Stylizer stylizer = new Stylizer(half, StylizeOptions.DEFAULTS)) {
      assertThat(Photos.difference(stylizer.stylize(photo), expected.stylize(photo)))
          .isLessThan(0.01);
    }
    StylizeOptions tiles = StylizeOptions.DEFAULTS.withTiling(new Tiling.Pixels(64));
    try (Stylizer tiled = new Stylizer(half, tiles)) {
      assertThatThrownBy(() -> tiled.stylize(photo))
          .isInstanceOf(StyleException.class)
          .hasMessageContaining("do without tiles");
    }
  }

  @Test
  void aRangeOfZeroToOneIsFound() throws Exception {
    for (boolean normalized : new boolean[] {true, false}) {
      byte[] file = Johnson.unit(normalized).bytes();
      StyleModel style = StyleModel.parse("unit", file);
      assertThat(style.range()).as("normalized: %s", normalized).isEqualTo(ValueRange.UNIT);
      try (Stylizer stylizer = new Stylizer(style, StylizeOptions.DEFAULTS)) {
        Picture result = stylizer.stylize(Photos.landscape(80, 80));
        assertThat(Photos.difference(result, Photos.flat(80, 80, 0.5f))).isBetween(0.02, 0.4);
      }
    }
  }

  @Test
  void aNetworkThatNeedsItsSizeGetsNoPhotoThatIsSmaller() throws Exception {
    StylizeOptions most = StylizeOptions.DEFAULTS.withStrokes(new Strokes.Sizes(16));
    try (Stylizer stylizer = new Stylizer(OddNetwork.identity(100, 90), most)) {
      Picture photo = Photos.landscape(300, 256);
      List<Integer> heard = new ArrayList<>();
      TileListener listener = (done, total) -> total == 100 && heard.add(done);
      Picture result = stylizer.stylize(PackedPicture.of(photo), listener);
      assertThat(heard).isSorted().hasSizeGreaterThan(10).endsWith(100);
      assertThat(Photos.largestDifference(result, photo)).isLessThan(1e-4);
      assertThat(result.metadata().provenance().orElseThrow()).contains("\"strokes\":2");
    }
  }

  @Test
  void aNetworkThatNeedsItsSizeIsAppliedInFadedTiles() throws Exception {
    StyleModel style = OddNetwork.identity(64, 48);
    assertThat(style.assumptions()).anyMatch(line -> line.contains("takes 64×48 only"));
    try (Stylizer stylizer = new Stylizer(style, StylizeOptions.DEFAULTS)) {
      for (int[] size : new int[][] {{64, 48}, {201, 99}, {20, 10}}) {
        Picture photo = Photos.landscape(size[0], size[1]);
        assertThat(Photos.largestDifference(stylizer.stylize(photo), photo)).isLessThan(1e-4);
      }
    }
  }

  private static void requireRefused(byte[] bytes, String... messages) {
    assertThatThrownBy(() -> StyleModel.parse("net.onnx", bytes))
        .isInstanceOf(StyleException.class)
        .hasMessageStartingWith("net.onnx: ")
        .hasMessageContainingAll(messages)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n");
  }

  /** One operator between an input and an output. */
  private static byte[] network(String operator, int[] in, int[] out) {
    StyleFiles file = new StyleFiles(false);
    file.input("data", in);
    file.named("prob", operator, StyleFiles.attributes(), "data");
    file.output("prob", out);
    return file.model(13, Map.of()).toByteArray();
  }

  @Test
  void aNetworkThatMakesNoPictureIsRefused() {
    int[] image = {1, 3, 224, 224};
    requireRefused(
        network("Flatten", image, new int[] {1, 1000}), "output is float (1, 1000)", "pictures");
    requireRefused(
        network("Relu", new int[] {1, 1, 28, 28}, new int[] {1, 1, 28, 28}),
        "input is float (1, 1, 28, 28)");
    requireRefused(
        network("GlobalAveragePool", new int[] {0, 3, 0, 0}, new int[] {0, 3, 0, 0}),
        "makes (1, 3, 1, 1) of a picture");
  }

  @Test
  void aFileOfALaterFormatIsRefused() throws Exception {
    ModelProto model = ModelProto.parseFrom(Johnson.SMALL.bytes());
    StringStringEntryProto later =
        StringStringEntryProto.newBuilder().setKey("impasto.format").setValue("2").build();
    requireRefused(
        model.toBuilder().setMetadataProps(0, later).build().toByteArray(), "format 2", "newer");
  }
}
