package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.Set;
import org.impasto.image.Picture;
import org.junit.jupiter.api.Test;

/** Pictures made in tiles against the same made whole. */
final class TilesTest {
  private static final TilePlan WHOLE = new TilePlan(0, 0);

  /** With threads that do not spin, which is slow beside other tests. */
  private static final StylizeOptions PATIENT = StylizeOptions.DEFAULTS.withJobs(2);

  private static final long ALL = 1L << 30;

  /** Mean and largest difference, of 255. */
  private record Difference(double mean, double largest) {}

  private static Difference difference(byte[] network, int width, int height, TilePlan plan)
      throws Exception {
    StyleModel style = StyleModel.parse("style", network);
    PackedPicture photo = PackedPicture.of(Photos.landscape(width, height));
    try (Stylizer stylizer = new Stylizer(style, PATIENT)) {
      Picture whole = stylizer.stylize(photo, WHOLE, TileListener.NONE);
      Picture tiled = stylizer.stylize(photo, plan, TileListener.NONE);
      return new Difference(
          255 * Photos.difference(whole, tiled), 255 * Photos.largestDifference(whole, tiled));
    }
  }

  @Test
  void tilesComeOutAsTheWholeHoweverMuchMayBeKept() throws Exception {
    int pixels = 300 * 216; // with what is added to the height of 213
    for (double bytes : new double[] {0, 40, 60, 80, 120, 1000}) {
      TilePlan plan = new TilePlan(128, (long) (bytes * pixels));
      assertThat(difference(Johnson.OURS.byOthers().bytes(), 300, 213, plan).largest())
          .as("%s bytes for each pixel", bytes)
          .isLessThan(0.1);
    }
  }

  @Test
  void whatIsKeptInHalfPrecisionHardlyShows() throws Exception {
    TilePlan plan = new TilePlan(256, 1024 * 1024 * 9L);
    Difference found = difference(Johnson.SMALL.bytes(), 1024, 1024, plan);
    assertThat(found.largest()).isBetween(0.01, 2.0); // not in half precision, it would be 0
    assertThat(found.mean()).isLessThan(0.2);
  }

  @Test
  void networksOfOthersComeOutInTilesAsWhole() throws Exception {
    TilePlan plan = new TilePlan(128, ALL);
    assertThat(difference(Johnson.zoo(224).bytes(), 333, 202, plan).largest()).isLessThan(0.1);
    assertThat(difference(Johnson.unit(true).bytes(), 333, 202, plan).largest()).isLessThan(0.1);
    byte[] newest = Johnson.SMALL.byOthers().withOpset(18).bytes();
    assertThat(difference(newest, 333, 202, plan).largest()).isLessThan(0.1);
  }

  @Test
  void networksThatAddABorderFirstComeOutInTilesAsWhole() throws Exception {
    TilePlan plan = new TilePlan(128, ALL);
    assertThat(difference(OddNetwork.bordered("Relu"), 333, 202, plan).largest()).isLessThan(0.1);
  }

  @Test
  void networksWithOperatorsOfUnknownReachComeOutInTilesAsWhole() throws Exception {
    assertThat(StyleModel.parse("style", OddNetwork.bordered("Sin")).field().known()).isFalse();
    TilePlan plan = new TilePlan(128, ALL);
    assertThat(difference(OddNetwork.bordered("Sin"), 333, 202, plan).largest()).isLessThan(0.1);
  }

  @Test
  void narrowTilesAtTheEndSeeAsMuchAsABorderNeeds() throws Exception {
    TilePlan plan = new TilePlan(128, ALL);
    assertThat(difference(OddNetwork.bordered("Relu"), 260, 129, plan).largest()).isLessThan(0.1);
  }

  @Test
  void branchesMayBeNormalizedInAnyOrder() throws Exception {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 0, 3, 0, 0);
    AttributeProto[] one = StyleFiles.attributes(StyleFiles.ints("kernel_shape", 1, 1));
    String first = file.node("Conv", one, "in", file.random(1, 0, 4, 3, 1, 1));
    String second = file.node("Conv", one, "in", file.random(1, 0, 4, 3, 1, 1));
    String[] normal = new String[3];
    for (int i = 0; i < 3; i++) { // the last made is normalized first, the first made twice
      normal[i] = OddNetwork.normalized(file, i == 0 ? second : first, 4);
    }
    String sum = file.node("Add", StyleFiles.attributes(), normal[0], normal[1]);
    sum = file.node("Mul", StyleFiles.attributes(), sum, normal[2]);
    String last = file.random(0.1, 0, 3, 4, 1, 1);
    byte[] network =
        OddNetwork.finished(file, file.node("Conv", one, sum, last, file.random(0, 0.5, 3)));
    TilePlan plan = new TilePlan(128, ALL);
    assertThat(difference(network, 300, 202, plan).largest()).isLessThan(0.1);
  }

  @Test
  void partsInHalfPrecisionAreNotKept() throws Exception {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 0, 3, 0, 0);
    AttributeProto[] one = StyleFiles.attributes(StyleFiles.ints("kernel_shape", 1, 1));
    String at = file.node("Conv", one, "in", file.random(1, 0, 4, 3, 1, 1));
    at = file.node("Cast", StyleFiles.attributes(StyleFiles.whole("to", 10)), at); // float16
    at = file.node("Relu", StyleFiles.attributes(), at);
    at = file.node("Cast", StyleFiles.attributes(StyleFiles.whole("to", 1)), at);
    at = OddNetwork.normalized(file, at, 4);
    String last = file.random(0.1, 0, 3, 4, 1, 1);
    byte[] network =
        OddNetwork.finished(file, file.node("Conv", one, at, last, file.random(0, 0.5, 3)));
    assertThat(StyleModel.parse("style", network).field().known()).isTrue();
    assertThat(difference(network, 300, 202, new TilePlan(128, ALL)).largest()).isLessThan(0.1);
  }

  @Test
  void aNetworkMayNormalizeThePictureItself() throws Exception {
    StyleFiles file = new StyleFiles(false);
    file.input("in", 0, 3, 0, 0);
    String scale = file.random(0.02, 0.1, 3);
    String shift = file.random(0.02, 0.5, 3);
    String at = file.node("InstanceNormalization", StyleFiles.attributes(), "in", scale, shift);
    TilePlan plan = new TilePlan(128, ALL);
    byte[] network = OddNetwork.finished(file, at);
    assertThat(difference(network, 300, 202, plan).largest()).isLessThan(0.1);
  }

  @Test
  void flatPicturesComeOutInTilesAsWhole() throws Exception {
    PackedPicture gray = PackedPicture.of(Photos.flat(500, 400, 0.4f));
    try (Stylizer stylizer = Stylizer.named("starry-night")) {
      Picture whole = stylizer.stylize(gray, WHOLE, TileListener.NONE);
      Picture tiled = stylizer.stylize(gray, new TilePlan(128, ALL), TileListener.NONE);
      assertThat(255 * Photos.largestDifference(whole, tiled)).isLessThan(1);
    }
  }

  @Test
  void noMoreIsKeptThanMayBe() throws Exception {
    StyleModel style = StyleModel.parse("style", Johnson.OURS.bytes());
    SessionSource sessions = model -> NetworkSession.open("style", model, 1, false);
    TiledNetwork network = new TiledNetwork(style, sessions, new BufferPool());
    PackedPicture photo = PackedPicture.of(Photos.landscape(400, 300));
    double before = -1;
    for (long bytes : new long[] {0, 16, 32, 1000}) {
      TiledNetwork.Parts parts = network.parts(photo, new TilePlan(128, bytes * 400 * 300));
      double most = 0;
      for (Stretch stretch : parts.stretches()) {
        double values = 0;
        for (String name : Set.copyOf(stretch.tensors())) {
          boolean kept = stretch.from().contains(name) || stretch.kept().contains(name);
          boolean picture = name.equals(style.graph().picture());
          values += kept && !picture ? style.field().extents().get(name).size() : 0;
        }
        most = Math.max(most, 2 * values);
      }
      assertThat(most).isLessThanOrEqualTo((double) bytes);
      assertThat(most).isGreaterThanOrEqualTo(before);
      before = most;
    }
    assertThat(before).isPositive();
  }

  @Test
  void networksWithoutNormalizationNeedNoStatistics() throws Exception {
    TilePlan plan = new TilePlan(128, 1);
    assertThat(difference(Johnson.unit(false).bytes(), 300, 200, plan).largest()).isLessThan(0.1);
  }

  @Test
  void tilesCoverEveryPixelOnceAndSeeAWholeHalo() throws Exception {
    ReceptiveField field = StyleModel.parse("style", Johnson.SMALL.bytes()).field();
    for (int side : new int[] {5, 128, 403}) {
      int[] seen = new int[side * 301];
      List<Tile> tiles = Tile.grid(side, 301, 100, field.stride(), field.halo(), 1);
      for (Tile tile : tiles) {
        Tile.Core core = tile.core();
        assertThat(tile.left() % field.stride() + tile.across() % field.stride()).isZero();
        assertThat(tile.left()).isEqualTo(Math.max(0, core.x() - field.halo()));
        assertThat(tile.top()).isEqualTo(Math.max(0, core.y() - field.halo()));
        assertThat(tile.left() + tile.across())
            .isGreaterThanOrEqualTo(Math.min(side, core.x() + core.width() + field.halo()));
        assertThat(tile.top() + tile.down())
            .isGreaterThanOrEqualTo(Math.min(301, core.y() + core.height() + field.halo()));
        for (int i = 0; i < core.width() * core.height(); i++) {
          seen[(core.y() + i / core.width()) * side + core.x() + i % core.width()]++;
        }
      }
      assertThat(seen).containsOnly(1);
    }
  }

  @Test
  void whatTheNetworkSeesIsFoundInItsGraph() throws Exception {
    ReceptiveField field = StyleModel.parse("style", Johnson.OURS.bytes()).field();
    assertThat(field.known()).isTrue();
    assertThat(field.stride()).isEqualTo(4);
    // 9×9, 3×3 at 1 and 2 px, ten 3×3 at 4 px, two enlargements, 3×3 at 2 and 1 px, 9×9
    assertThat(field.radius()).isEqualTo(4 + 1 + 2 + 10 * 4 + 8 + 2 + 4 + 1 + 4);
    assertThat(field.bytesPerPixel()).isBetween(128.0, 512.0);
  }
}
