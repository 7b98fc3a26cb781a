package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Normalization with given statistics, folded into weights, against the formula. */
final class FoldingTest {
  private static final int SIDE = 12;
  private static final int AREA = SIDE * SIDE;

  /** A convolution of 1×1 with a bias, a normalization, and another straight after it. */
  private static StyleGraph graph(boolean half) throws Exception {
    StyleFiles file = new StyleFiles(half);
    file.input("in", 0, 3, 0, 0);
    String at =
        file.node(
            "Conv",
            StyleFiles.attributes(StyleFiles.ints("kernel_shape", 1, 1)),
            "in",
            file.constant(new float[] {1, 0, 0, 0, 2, 0, 0.5f, 0, -1}, 3, 3, 1, 1),
            file.constant(new float[] {3, -1, 0.25f}, 3));
    for (int i = 0; i < 2; i++) {
      at =
          file.node(
              "InstanceNormalization",
              StyleFiles.attributes(),
              at,
              file.constant(new float[] {2, 1, 0.5f}, 3),
              file.constant(new float[] {0, 10, -1}, 3));
    }
    file.finish(at, "out");
    file.output("out", 0, 3, 0, 0);
    return GraphCheck.parse("graph", file.model(13, Map.of()).toByteArray());
  }

  private static FloatBuffer input() {
    FloatBuffer values =
        ByteBuffer.allocateDirect(12 * AREA).order(ByteOrder.nativeOrder()).asFloatBuffer();
    Random random = new Random(5);
    while (values.hasRemaining()) {
      values.put(100 * random.nextFloat());
    }
    return values.flip();
  }

  private static List<Moments> moments() {
    return List.of(
        new Moments(new float[] {50, 99, -25}, new float[] {800, 3000, 1000}),
        new Moments(new float[] {0.1f, 9, -1}, new float[] {4, 1, 0.25f}));
  }

  private static Map<String, Moments> byInput(List<Normalization> all) {
    return Map.of(all.get(0).input(), moments().get(0), all.get(1).input(), moments().get(1));
  }

  /** The formula, in double precision. */
  private static double expected(FloatBuffer in, int channel, int place) {
    double r = in.get(place);
    double b = in.get(2 * AREA + place);
    double at =
        switch (channel) {
          case 0 -> r + 3;
          case 1 -> 2.0 * in.get(AREA + place) - 1;
          default -> 0.5 * r - b + 0.25;
        };
    double[] scale = {2, 1, 0.5};
    double[] shift = {0, 10, -1};
    for (Moments each : moments()) {
      double spread = Math.sqrt(each.variance()[channel] + 1e-5);
      at = scale[channel] * (at - each.mean()[channel]) / spread + shift[channel];
    }
    return at;
  }

  @Test
  void foldedNormalizationIsTheFormula() throws Exception {
    for (boolean half : new boolean[] {false, true}) {
      StyleGraph graph = graph(half);
      List<Normalization> all = Normalization.in(graph).orElseThrow();
      FloatBuffer in = input();
      try (NetworkSession session =
          NetworkSession.open("folded", FrozenGraph.of(graph, all, byInput(all)), 1, false)) {
        float[] out = session.run(in, 1, 3, SIDE, SIDE).get(0).values();
        for (int i = 0; i < out.length; i++) {
          double right = expected(in, i / AREA, i % AREA);
          assertThat((double) out[i]).as("value %d", i).isCloseTo(right, within(1e-4));
        }
      }
    }
  }

  @Test
  void theConvolutionTakesUpTheNormalizationAfterItAndNotTheNext() throws Exception {
    StyleGraph graph = graph(false);
    List<Normalization> all = Normalization.in(graph).orElseThrow();
    StyleGraph frozen = new StyleGraph(FrozenGraph.of(graph, all, byInput(all)));
    assertThat(frozen.nodes())
        .extracting(node -> node.getOpType())
        .containsExactly("Conv", "Mul", "Add", "Identity");
  }
}
