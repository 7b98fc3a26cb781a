package org.impasto.samples.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Rgb;
import org.junit.jupiter.api.Test;

final class TracerTest {
  /** A sky of even brightness 1 without a sun. */
  private static final Sky EVEN =
      new Sky() {
        @Override
        public Rgb seen(Vec direction) {
          return Rgb.WHITE;
        }

        @Override
        public Rgb ambient(Vec direction) {
          return Rgb.WHITE;
        }

        @Override
        public Rgb haze(Vec direction) {
          return Rgb.WHITE;
        }

        @Override
        public Vec sun() {
          return Vec.UP;
        }

        @Override
        public Rgb sunlight() {
          return Rgb.BLACK;
        }

        @Override
        public double sunRadius() {
          return 0;
        }
      };

  @Test
  void aMatteFloorUnderAnEvenSkyHasTheBrightnessOfItsAlbedo() {
    Mesh mesh = new Mesh();
    mesh.box(
        (p, n) -> Shade.matte(Rgb.gray(0.4), n),
        new Frame(new Vec(0, 0, 0), 0),
        new Vec(-50, -1, -50),
        new Vec(50, 0, 50));
    World world = new World(mesh, EVEN, null, List.of(), 0);
    Camera down = new Camera(new Vec(0, 3, 0), new Vec(0, 0, 1), 40);

    Canvas seen = new Tracer(world).expose(down, 16, 16, 2);

    assertThat(seen.at(8, 8).g()).isCloseTo(0.4, within(1e-6));
  }

  @Test
  void thickHazeHidesEverything() {
    Mesh mesh = new Mesh();
    mesh.box(
        (p, n) -> Shade.matte(Rgb.gray(0.1), n),
        new Frame(new Vec(0, 0, 0), 0),
        new Vec(-50, -1, -50),
        new Vec(50, 0, 50));
    World world = new World(mesh, EVEN, null, List.of(), 10);
    Camera down = new Camera(new Vec(0, 3, 0), new Vec(0, 0, 1), 40);

    Canvas seen = new Tracer(world).expose(down, 8, 8, 2);

    assertThat(seen.at(4, 4).g()).isCloseTo(1, within(1e-6));
  }

  @Test
  void aFullyGlossyFloorMirrorsTheSky() {
    Mesh mesh = new Mesh();
    mesh.box(
        (p, n) -> Shade.glossy(Rgb.gray(0.1), n, 1, 0),
        new Frame(new Vec(0, 0, 0), 0),
        new Vec(-50, -1, -50),
        new Vec(50, 0, 50));
    World world = new World(mesh, EVEN, null, List.of(), 0);
    Camera down = new Camera(new Vec(0, 3, 0), new Vec(0, 0, 1), 40);

    Canvas seen = new Tracer(world).expose(down, 8, 8, 2);

    assertThat(seen.at(4, 4).g()).isCloseTo(1, within(1e-6));
  }
}
