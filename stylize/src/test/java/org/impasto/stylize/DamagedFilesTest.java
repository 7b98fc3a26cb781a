package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, cut, or made to do harm: one line each, and the JVM lives. */
final class DamagedFilesTest {
  private static final byte[] GOOD = Johnson.unit(true).bytes();

  private static void requireRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> StyleModel.parse("bad.onnx", bytes))
        .isInstanceOf(StyleException.class)
        .hasMessageStartingWith("bad.onnx: ")
        .hasMessageContaining(message)
        .hasMessageContaining(" — ");
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    requireRefused(new byte[0], "no network");
    requireRefused("<html>not found</html>".getBytes(StandardCharsets.UTF_8), "damaged");
    requireRefused(new byte[] {1, 2, 3, 4}, "damaged");
    assertThatThrownBy(() -> StyleModel.read(Path.of("gone.onnx")))
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.3, 0.5, 0.9, 0.999})
  void aTruncatedFileIsRefused(double part) {
    requireRefused(Arrays.copyOf(GOOD, (int) (part * GOOD.length)), "the file is damaged");
  }

  @Test
  void flippedBytesGiveALineOrAStyleButNeverACrash() {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] bytes = GOOD.clone();
      for (int k = 0; k < 20; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        StyleModel.parse("bad.onnx", bytes);
      } catch (StyleException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("bad.onnx: ").doesNotContain("\n");
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] changed(Consumer<GraphProto.Builder> change) throws Exception {
    ModelProto.Builder model = ModelProto.parseFrom(GOOD).toBuilder();
    change.accept(model.getGraphBuilder());
    return model.build().toByteArray();
  }

  @Test
  void dataInOtherFilesIsRefused() throws Exception {
    requireRefused(
        changed(
            graph ->
                graph
                    .getInitializerBuilder(0)
                    .clearRawData()
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)),
        "lies in another file");
  }

  @Test
  void arraysThatAreNotWhatTheyClaimAreRefused() throws Exception {
    requireRefused(changed(graph -> graph.getInitializerBuilder(0).setDims(0, 1 << 20)), "of its");
    requireRefused(
        changed(graph -> graph.getInitializerBuilder(0).setDims(0, Long.MAX_VALUE)),
        "impossible dimensions");
    requireRefused(
        changed(graph -> graph.getInitializerBuilder(0).setDims(0, -1)), "impossible dimensions");
  }

  @Test
  void whatCouldTakeMemoryWithoutMeasureIsRefused() throws Exception {
    requireRefused(changed(graph -> setKernel(graph, 1L << 40)), "kernel_shape beyond measure");
    requireRefused(changed(DamagedFilesTest::setPads), "pads beyond measure");
  }

  private static void setPads(GraphProto.Builder graph) {
    for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
      if (tensor.getInt64DataCount() == 8) {
        tensor.setInt64Data(2, 1L << 40);
      }
    }
  }

  private static void setKernel(GraphProto.Builder graph, long side) {
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
        if (attribute.getName().equals("kernel_shape")) {
          attribute.setInts(0, side);
        }
      }
    }
  }

  @Test
  void numbersOfAnUnknownTypeAreNoCrash() throws Exception {
    int unknown = 99;
    assertThat(TensorProto.DataType.forNumber(unknown)).isNull();
    requireRefused(
        changed(
            graph -> {
              for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
                tensor.setDataType(unknown);
              }
            }),
        "prepared");
    requireRefused(
        changed(graph -> setKernel(graph, Long.MIN_VALUE)), "kernel_shape beyond measure");
  }

  @Test
  void operatorsOfOthersAndLoopsAreRefused() throws Exception {
    requireRefused(changed(graph -> graph.getNodeBuilder(0).setDomain("evil")), "is of 'evil'");
    AttributeProto body =
        AttributeProto.newBuilder().setName("body").setG(GraphProto.getDefaultInstance()).build();
    requireRefused(
        changed(graph -> graph.getNodeBuilder(0).setOpType("Loop").addAttribute(body)),
        "branches or loops");
    requireRefused(changed(graph -> graph.getNodeBuilder(0).setOpType("Frobnicate")), "prepared");
  }

  @Test
  void operatorsTooOldForTheRuntimeAreToBeExportedAnew() {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 1, 3, 0, 0);
    AttributeProto[] size =
        StyleFiles.attributes(
            StyleFiles.ints("kernel_shape", 3, 3), StyleFiles.ints("pads", 1, 1, 1, 1));
    file.finish(file.node("AveragePool", size, "in"), "out");
    file.output("out", 1, 3, 0, 0);
    requireRefused(file.model(6, Map.of()).toByteArray(), "export it anew, with opset 13 or later");
  }

  @Test
  void operatorsOnTypesThatTheRuntimeLacksAreToBeExportedInFloat32() {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 1, 3, 0, 0);
    AttributeProto[] toDouble =
        StyleFiles.attributes(StyleFiles.whole("to", TensorProto.DataType.DOUBLE.getNumber()));
    AttributeProto[] toFloat =
        StyleFiles.attributes(StyleFiles.whole("to", TensorProto.DataType.FLOAT.getNumber()));
    String image = file.node("Cast", toDouble, "in");
    String weight = file.node("Cast", toDouble, file.random(1, 0, 3, 3, 1, 1));
    String convolved = file.node("Conv", StyleFiles.attributes(), image, weight);
    file.finish(file.node("Cast", toFloat, convolved), "out");
    file.output("out", 1, 3, 0, 0);
    requireRefused(file.model(13, Map.of()).toByteArray(), "export it anew, in float32");
  }

  @Test
  void aNetworkThatTakesSeveralPicturesOfAFixedSizeIsRefused() {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 2, 3, 8, 8);
    String flat = file.node("Reshape", StyleFiles.attributes(), "in", file.integers(2, 192));
    file.finish(
        file.node("Reshape", StyleFiles.attributes(), flat, file.integers(2, 3, 8, 8)), "out");
    file.output("out", 2, 3, 8, 8);
    requireRefused(file.model(13, Map.of()).toByteArray(), "takes 2 pictures of a fixed size");
  }

  @Test
  void aNetworkWithoutConsistentShapesIsRefused() throws Exception {
    requireRefused(
        changed(graph -> graph.getNodeBuilder(0).setInput(0, "nowhere")), "cannot be prepared");
  }
}
