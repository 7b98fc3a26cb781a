package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparedPartTest {
  private static final int MANY = 400;

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 256})
  void aQuarterIsLeftOutAtMostAndWholeCellsOfTheGrid(int side) {
    for (int i = 0; i < MANY; i++) {
      ComparedPart part = ComparedPart.of(3, i, side);
      assertThat(part.cut()).isBetween(4, side / 4);
      assertThat(part.cut() % 4).isZero();
      assertThat(part.top()).isBetween(0, part.cut());
      assertThat(part.left()).isBetween(0, part.cut());
    }
  }

  @Test
  void everyPlaceOnTheGridComesFirstAndBordersAreMostlyOut() {
    Set<Integer> places = new HashSet<>();
    int outside = 0;
    for (int i = 0; i < MANY; i++) {
      ComparedPart part = ComparedPart.of(3, i, 256);
      places.add(part.top() % 4 * 4 + part.left() % 4);
      outside += part.left() >= 8 ? 1 : 0;
    }
    assertThat(places).hasSize(16);
    assertThat(outside).isGreaterThan(MANY / 2);
  }

  @Test
  void anotherSeedLeavesOutOtherParts() {
    int same = 0;
    for (int i = 0; i < MANY; i++) {
      same += ComparedPart.of(3, i, 256).equals(ComparedPart.of(4, i, 256)) ? 1 : 0;
      assertThat(ComparedPart.of(3, i, 256)).isEqualTo(ComparedPart.of(3, i, 256));
    }
    assertThat(same).isLessThan(MANY / 20);
  }

  @Test
  void aSmallCropLosesOneCellOnly() {
    for (int i = 0; i < MANY; i++) {
      assertThat(ComparedPart.of(3, i, 32).cut()).isEqualTo(4);
    }
  }

  @Test
  void rowsAndColumnsAreCutFromBothSides() {
    float[] data = new float[16 * 16];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
    }
    try (Scope scope = Scope.open()) {
      Tensor part = new ComparedPart(1, 3, 4).in(Tensor.of(data, 1, 1, 16, 16));
      assertThat(part.shape()).containsExactly(1, 1, 12, 12);
      assertThat(part.toFloats()[0]).isEqualTo(16 + 3);
      assertThat(part.toFloats()[12 * 12 - 1]).isEqualTo(12 * 16 + 14);
    }
  }
}
