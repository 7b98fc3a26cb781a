package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network with less work, against the network as it was exported. */
final class FastGraphTest {
  private static float[] run(ModelProto model, int height, int width) throws Exception {
    FloatBuffer in =
        ByteBuffer.allocateDirect(12 * height * width)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    Random random = new Random(3);
    while (in.hasRemaining()) {
      in.put(255 * random.nextFloat());
    }
    try (NetworkSession session = NetworkSession.open("test", model, 1, false)) {
      return session.run(in.flip(), 1, 3, height, width).get(0).values();
    }
  }

  private static void requireSame(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    float largest = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]));
    }
    assertThat(largest).as("largest difference of 255").isLessThan(0.02f);
  }

  private static List<String> operators(ModelProto model) {
    return model.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "36, 52", "20, 132", "100, 24"})
  void paintsTheSamePicture(int height, int width) throws Exception {
    ModelProto exported = GraphCheck.parse("ours", Johnson.OURS.bytes()).model();
    ModelProto fast = FastGraph.of(exported);
    assertThat(operators(fast)).contains("DepthToSpace", "Sum").doesNotContain("Resize");
    requireSame(run(fast, height, width), run(exported, height, width));
  }

  @Test
  void networksOfOlderOperatorsStayAsTheyAre() throws Exception {
    ModelProto exported = GraphCheck.parse("zoo", Johnson.zoo(64).bytes()).model();
    assertThat(FastGraph.of(exported)).isSameAs(exported);
  }

  /** An enlarged image that two convolutions need, and one that is enlarged by three. */
  @Test
  void whatIsNotSuchAConvolutionStaysAsItIs() throws Exception {
    for (float factor : new float[] {2, 3}) {
      StyleFiles file = new StyleFiles(false);
      file.input("in", 0, 3, 0, 0);
      String scales = file.constant(new float[] {1, 1, factor, factor}, 4);
      String large =
          file.node(
              "Resize",
              StyleFiles.attributes(
                  StyleFiles.text("mode", "nearest"),
                  StyleFiles.text("coordinate_transformation_mode", "asymmetric"),
                  StyleFiles.text("nearest_mode", "floor")),
              "in",
              "",
              scales);
      AttributeProto[] reflect = StyleFiles.attributes(StyleFiles.text("mode", "reflect"));
      String padded = file.node("Pad", reflect, large, file.integers(0, 0, 1, 1, 0, 0, 1, 1));
      AttributeProto[] kernel = StyleFiles.attributes(StyleFiles.ints("kernel_shape", 3, 3));
      String one = file.node("Conv", kernel, padded, file.random(0.1, 0, 3, 3, 3, 3));
      String two = file.node("Conv", kernel, padded, file.random(0.1, 0, 3, 3, 3, 3));
      file.finish(factor == 2 ? file.node("Add", StyleFiles.attributes(), one, two) : one, "out");
      file.output("out", 0, 3, 0, 0);
      ModelProto exported =
          GraphCheck.parse("graph", file.model(13, Map.of()).toByteArray()).model();
      assertThat(operators(FastGraph.of(exported))).isEqualTo(operators(exported));
    }
  }
}
