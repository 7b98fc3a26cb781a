package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.impasto.image.Tiling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole or in tiles, by the memory there is. */
final class TilePlanTest {
  private static final StylizeOptions USUAL = StylizeOptions.DEFAULTS;
  private static final long MEGABYTE = 1L << 20;
  private static final long PLENTY = 1L << 40;

  private static StyleModel style;

  @BeforeAll
  static void read() throws Exception {
    style = StyleModel.parse("waves.onnx", Johnson.OURS.bytes());
  }

  private static TilePlan plan(StylizeOptions options, int side, long available) throws Exception {
    return TilePlan.of(style, options, wholeBytes(1), side, side, available);
  }

  private static double wholeBytes(int side) {
    return StyleNetwork.bytesPerPixel(style.field()) * side * side;
  }

  @Test
  void aPictureThatFitsGoesWhole() throws Exception {
    assertThat(plan(USUAL, 1024, PLENTY).isWhole()).isTrue();
    assertThat(plan(USUAL, 1024, (long) (2.01 * wholeBytes(1024))).isWhole()).isTrue();
  }

  @Test
  void aPictureThatTakesMoreThanHalfOfTheMemoryGoesInTilesThatTakeLess() throws Exception {
    for (double part : new double[] {1.9, 1.2, 0.8}) {
      long available = (long) (part * wholeBytes(1024));
      TilePlan plan = plan(USUAL, 1024, available);
      assertThat(plan.isWhole()).as("%s of it", part).isFalse();
      double outer = plan.tileSide() + 2.0 * style.field().halo();
      assertThat(wholeBytes(1) * outer * outer).isLessThanOrEqualTo(available / 2.0);
      assertThat(plan.keptBytes()).isPositive().isLessThanOrEqualTo(available / 2);
    }
  }

  @Test
  void tilesAreSmallerWhereThereIsLess() throws Exception {
    int much = plan(USUAL, 12_000, PLENTY).tileSide();
    int little = plan(USUAL, 12_000, 100 * MEGABYTE).tileSide();
    assertThat(much).isGreaterThan(little);
    assertThat(little).isPositive();
    assertThat(plan(USUAL.withJobs(2), 12_000, 200 * MEGABYTE).tileSide()).isEqualTo(little);
  }

  @Test
  void aHugePictureGoesInTilesHoweverMuchThereIs() throws Exception {
    assertThat(plan(USUAL, 12_000, PLENTY).isWhole()).isFalse();
  }

  @Test
  void withoutWhatMakesItNoPictureIsFast() {
    assertThat(Stylizer.mayBeFast(USUAL, 1e6)).isFalse();
  }

  @Test
  void lessIsKeptWhereJavaHasLittleMemory() {
    TilePlan plan = new TilePlan(512, 1000 * MEGABYTE);
    long pixels = 10 * MEGABYTE;
    assertThat(plan.within(10_000 * MEGABYTE, pixels)).isEqualTo(plan);
    assertThat(plan.within(500 * MEGABYTE, pixels)).isEqualTo(new TilePlan(512, 280 * MEGABYTE));
    assertThat(plan.within(100 * MEGABYTE, pixels)).isEqualTo(new TilePlan(512, 0));
  }

  @Test
  void aNetworkWhoseReachIsUnknownHasTilesToo() throws Exception {
    StyleModel unknown = StyleModel.parse("odd.onnx", OddNetwork.bordered("Sin"));
    double bytes = unknown.field().bytesPerPixel();
    assertThat(unknown.field().known()).isFalse();
    TilePlan plan = TilePlan.of(unknown, USUAL, bytes, 4000, 3000, PLENTY);
    assertThat(plan.tileSide()).isPositive();
    assertThatThrownBy(() -> TilePlan.of(unknown, USUAL, bytes, 4000, 3000, 300 * MEGABYTE))
        .isInstanceOf(StyleException.class)
        .hasMessageContaining("free some memory");
  }

  @Test
  void aNetworkOfFixedSizeNeedsNoPlan() throws Exception {
    StyleModel fixed = OddNetwork.identity(100, 90);
    double bytes = fixed.field().bytesPerPixel();
    TilePlan plan =
        TilePlan.of(fixed, USUAL.withTiling(new Tiling.None()), bytes, 9000, 9000, 200 * MEGABYTE);
    assertThat(fixed.convention().fixed().isPresent()).isTrue();
    assertThat(plan.isWhole()).isTrue();
  }

  @Test
  void aPictureThatNoBufferHoldsIsNotTakenWhole() throws Exception {
    assertThatThrownBy(() -> plan(USUAL.withTiling(new Tiling.None()), 14_000, PLENTY))
        .isInstanceOf(StyleException.class)
        .hasMessageContaining("14000×14000 does not fit into one array — at most 17")
        .hasMessageEndingWith("use tiles, or a smaller size");
  }

  @Test
  void tilesThatDoNotFitAreRefused() {
    StylizeOptions large = USUAL.withTiling(new Tiling.Pixels(2048));
    assertThatThrownBy(() -> plan(large, 4000, 300 * MEGABYTE))
        .isInstanceOf(StyleException.class)
        .hasMessageEndingWith("use smaller tiles");
  }

  @Test
  void tilesThatWereAskedForAreTaken() throws Exception {
    assertThat(plan(USUAL.withTiling(new Tiling.Pixels(320)), 1024, PLENTY).tileSide())
        .isEqualTo(320);
    assertThat(plan(USUAL.withTiling(new Tiling.None()), 4000, PLENTY).isWhole()).isTrue();
  }

  @Test
  void whatCannotFitIsRefusedInOneLineThatSaysWhatWould() {
    assertThatThrownBy(
            () -> plan(USUAL.withTiling(new Tiling.None()), 4000, (long) (0.9 * wholeBytes(4000))))
        .isInstanceOf(StyleException.class)
        .hasMessageStartingWith("waves.onnx: a picture of 4000×4000 takes about ")
        .hasMessageEndingWith("use tiles, or a smaller size");
    assertThatThrownBy(() -> plan(USUAL, 4000, 10 * MEGABYTE))
        .isInstanceOf(StyleException.class)
        .hasMessageContaining("free some memory");
  }
}
