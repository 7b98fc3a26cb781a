package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Map;

/** Networks that are unlike those of other programs. */
final class OddNetwork {
  private OddNetwork() {}

  static String normalized(StyleFiles file, String at, int channels) {
    String scale = file.random(0.2, 1, channels);
    String shift = file.random(0.2, 0, channels);
    return file.node("InstanceNormalization", StyleFiles.attributes(), at, scale, shift);
  }

  /** The network that ends with that tensor. */
  static byte[] finished(StyleFiles file, String last) {
    file.finish(last, "out");
    file.output("out", 0, 3, 0, 0);
    return file.model(13, Map.of()).toByteArray();
  }

  /** One that begins with a border of 12, which its convolutions take away again. */
  static byte[] bordered(String activation) {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 0, 3, 0, 0);
    String at =
        file.node(
            "Pad",
            StyleFiles.attributes(StyleFiles.text("mode", "reflect")),
            "in",
            file.integers(0, 0, 12, 12, 0, 0, 12, 12));
    AttributeProto[] kernel = StyleFiles.attributes(StyleFiles.ints("kernel_shape", 9, 9));
    for (int i = 0; i < 2; i++) {
      String weights = file.random(0.1, 0, 8, i == 0 ? 3 : 8, 9, 9);
      at = file.node("Conv", kernel, at, weights, file.random(0.1, 0, 8));
      at = normalized(file, at, 8);
      at = file.node(activation, StyleFiles.attributes(), at);
    }
    String last = file.random(0.01, 0, 3, 8, 9, 9);
    return finished(file, file.node("Conv", kernel, at, last, file.random(0, 0.5, 3)));
  }

  /** One that leaves pictures of that size as they are, and takes no others. */
  static StyleModel identity(int width, int height) throws Exception {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 1, 3, height, width);
    String flat =
        file.node(
            "Reshape", StyleFiles.attributes(), "in", file.integers(1, 3, (long) width * height));
    String back =
        file.node("Reshape", StyleFiles.attributes(), flat, file.integers(1, 3, height, width));
    file.finish(back, "out");
    file.output("out", 1, 3, height, width);
    return StyleModel.parse("identity", file.model(13, Map.of()).toByteArray());
  }
}
