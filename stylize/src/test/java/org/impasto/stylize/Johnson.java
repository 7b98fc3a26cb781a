package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks of the usual topology (Johnson et al. 2016) with random weights, half as wide as the
 * paper's, written as ONNX.
 *
 * @param width channels after the first convolution
 * @param blocks residual blocks
 * @param normalized whether there is instance normalization
 * @param half whether weights are in half precision, each followed by a cast
 * @param opset version of the operators
 * @param input the input's name
 * @param output the output's name
 * @param side declared width and height; 0 leaves them open
 * @param full the value of white: 255 or 1
 * @param ours whether it has our metadata
 */
record Johnson(
    int width,
    int blocks,
    boolean normalized,
    boolean half,
    int opset,
    String input,
    String output,
    int side,
    double full,
    boolean ours) {
  /** As our own files are. */
  static final Johnson OURS = new Johnson(16, 5, true, true, 17, "input", "output", 0, 255, true);

  /** As OURS, but small and fast. */
  static final Johnson SMALL = new Johnson(8, 2, true, true, 17, "input", "output", 0, 255, true);

  /** As the examples of PyTorch in the ONNX zoo are: opset 9, a fixed size, no metadata. */
  static Johnson zoo(int side) {
    return new Johnson(8, 2, true, false, 9, "input1", "output1", side, 255, false);
  }

  /** Of 0 to 1, by others. */
  static Johnson unit(boolean normalized) {
    return new Johnson(8, 1, normalized, false, 13, "x", "y", 0, 1, false);
  }

  /** The same without our metadata. */
  Johnson byOthers() {
    return new Johnson(width, blocks, normalized, half, opset, input, output, side, full, false);
  }

  Johnson withOpset(int version) {
    return new Johnson(width, blocks, normalized, half, version, input, output, side, full, ours);
  }

  byte[] bytes() {
    StyleFiles file = new StyleFiles(half);
    file.input(input, side == 0 ? 0 : 1, 3, side, side);
    String at = convolved(file, input, 3, width, 9, 1, full);
    at = active(file, at, width);
    at = active(file, convolved(file, at, width, 2 * width, 3, 2, 1), 2 * width);
    at = active(file, convolved(file, at, 2 * width, 4 * width, 3, 2, 1), 4 * width);
    for (int i = 0; i < blocks; i++) {
      String inner = active(file, convolved(file, at, 4 * width, 4 * width, 3, 1, 1), 4 * width);
      inner = normal(file, convolved(file, inner, 4 * width, 4 * width, 3, 1, 1), 4 * width);
      at = file.node("Add", StyleFiles.attributes(), at, inner);
    }
    at = active(file, convolved(file, larger(file, at), 4 * width, 2 * width, 3, 1, 1), 2 * width);
    at = active(file, convolved(file, larger(file, at), 2 * width, width, 3, 1, 1), width);
    String weights = file.random(0.2 * full / Math.sqrt(81 * width * 0.5), 0, 3, width, 9, 9);
    float middle = (float) (0.5 * full);
    String bias = file.constant(new float[] {middle, middle, middle}, 3);
    file.finish(file.node("Conv", kernel(9, 1), padded(file, at, 4), weights, bias), output);
    file.output(output, side == 0 ? 0 : 1, 3, side, side);
    return file.model(opset, metadata()).toByteArray();
  }

  private Map<String, String> metadata() {
    Map<String, String> entries = new LinkedHashMap<>();
    if (ours) {
      entries.put("impasto.format", "1");
      entries.put("impasto.name", "waves");
      entries.put("impasto.title", "Great \"Waves\"");
      entries.put("impasto.license", "CC0-1.0");
      entries.put("impasto.objective", "closure 0.91");
      entries.put("author", "somebody");
    }
    return entries;
  }

  private static AttributeProto[] kernel(int side, int stride) {
    return StyleFiles.attributes(
        StyleFiles.ints("kernel_shape", side, side), StyleFiles.ints("strides", stride, stride));
  }

  /** Weights for inputs of about the given size. */
  private String convolved(
      StyleFiles file, String at, int in, int out, int side, int stride, double size) {
    double deviation = 1 / Math.sqrt((double) in * side * side) / size;
    String weights = file.random(deviation, 0, out, in, side, side);
    String bias = file.random(0.1, 0, out);
    return file.node("Conv", kernel(side, stride), padded(file, at, side / 2), weights, bias);
  }

  private String padded(StyleFiles file, String at, int by) {
    AttributeProto mode = StyleFiles.text("mode", "reflect");
    if (opset < 11) {
      AttributeProto pads = StyleFiles.ints("pads", 0, 0, by, by, 0, 0, by, by);
      return file.node("Pad", StyleFiles.attributes(mode, pads), at);
    }
    return file.node(
        "Pad", StyleFiles.attributes(mode), at, file.integers(0, 0, by, by, 0, 0, by, by));
  }

  private String normal(StyleFiles file, String at, int channels) {
    return normalized
        ? file.node(
            "InstanceNormalization",
            StyleFiles.attributes(),
            at,
            file.random(0.2, 1, channels),
            file.random(0.2, 0, channels))
        : at;
  }

  private String active(StyleFiles file, String at, int channels) {
    return file.node("Relu", StyleFiles.attributes(), normal(file, at, channels));
  }

  private String larger(StyleFiles file, String at) {
    String scales = file.floats(1, 1, 2, 2);
    if (opset < 11) {
      return file.node(
          opset < 10 ? "Upsample" : "Resize",
          StyleFiles.attributes(StyleFiles.text("mode", "nearest")),
          at,
          scales);
    }
    return file.node(
        "Resize",
        StyleFiles.attributes(
            StyleFiles.text("mode", "nearest"),
            StyleFiles.text("coordinate_transformation_mode", "asymmetric"),
            StyleFiles.text("nearest_mode", "floor")),
        at,
        "",
        scales);
  }
}
