package org.impasto.samples.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.impasto.samples.canvas.Rgb;
import org.junit.jupiter.api.Test;

final class BvhTest {
  private static final Surface GRAY = (p, n) -> Shade.matte(Rgb.gray(0.5), n);

  @Test
  void findsTheSameTriangleAsTryingThemAll() {
    SplittableRandom random = new SplittableRandom(3);
    Mesh all = new Mesh();
    Bvh[] single = new Bvh[200];
    for (int i = 0; i < single.length; i++) {
      Vec a = point(random, 10);
      Vec b = a.plus(point(random, 2));
      Vec c = a.plus(point(random, 2));
      all.triangle(GRAY, a, b, c);
      Mesh one = new Mesh();
      one.triangle(GRAY, a, b, c);
      single[i] = new Bvh(one);
    }
    Bvh tree = new Bvh(all);
    int met = 0;
    for (int ray = 0; ray < 500; ray++) {
      Vec o = point(random, 20);
      Vec d = point(random, 1).unit();
      double nearest = 1e9;
      for (Bvh b : single) {
        Bvh.Hit hit = b.trace(o, d, 1e9);
        nearest = hit == null ? nearest : Math.min(nearest, hit.distance);
      }
      Bvh.Hit found = tree.trace(o, d, 1e9);
      assertThat(found == null ? 1e9 : found.distance).isEqualTo(nearest);
      assertThat(tree.blocked(o, d, 1e9)).isEqualTo(nearest < 1e9);
      met += found == null ? 0 : 1;
    }
    assertThat(met).isGreaterThan(20);
  }

  private static Vec point(SplittableRandom random, double reach) {
    return new Vec(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5)
        .times(reach);
  }
}
