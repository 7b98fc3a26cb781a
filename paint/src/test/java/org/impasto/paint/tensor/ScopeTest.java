package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class ScopeTest {
  private static final int SIDE = 2048;
  private static final long BYTES = 4L * SIDE * SIDE; // 16 MiB

  private static Tensor large() {
    Tensor one = Tensor.of(new float[] {1}, 1, 1);
    return one.add(Tensor.of(new float[SIDE], SIDE, 1).add(Tensor.of(new float[SIDE], 1, SIDE)));
  }

  private static boolean isFreed(Tensor tensor) {
    return tensor.pointer().isNull();
  }

  @Test
  void closingFreesWhatWasMadeInside() {
    Tensor inside;
    try (Scope scope = Scope.open()) {
      inside = Tensor.of(new float[] {1, 2}, 2);
      assertThat(isFreed(inside)).isFalse();
    }
    assertThat(isFreed(inside)).isTrue();
  }

  @Test
  void innerScopeLeavesTheOuterOnesTensorsAlone() {
    try (Scope outer = Scope.open()) {
      Tensor before = Tensor.of(new float[] {1, 2}, 2);
      Tensor inside;
      try (Scope inner = Scope.open()) {
        inside = before.add(1);
      }
      Tensor after = before.add(2);
      assertThat(isFreed(inside)).isTrue();
      assertThat(after.toFloats()).containsExactly(3, 4);
    }
  }

  @Test
  void whatIsAdoptedFromTheInnermostScopeSurvivesAllScopesBetween() {
    Tensor adopted;
    try (Scope outer = Scope.open()) {
      try (Scope middle = Scope.open();
          Scope inner = Scope.open()) {
        adopted = outer.adopt(Tensor.of(new float[] {1, 2}, 2));
      }
      assertThat(outer.adopt(adopted).toFloats()).containsExactly(1, 2);
    }
    assertThat(isFreed(adopted)).isTrue();
  }

  @Test
  void whatIsKeptSurvivesAndBelongsToTheEnclosingScope() {
    Tensor kept;
    try (Scope outer = Scope.open()) {
      try (Scope inner = Scope.open()) {
        kept = inner.keep(Tensor.of(new float[] {1, 2}, 2).multiply(3));
      }
      assertThat(kept.toFloats()).containsExactly(3, 6);
    }
    assertThat(isFreed(kept)).isTrue();
  }

  @Test
  void whatIsKeptThroughEveryScopeLivesOn() {
    Tensor kept;
    try (Scope outer = Scope.open()) {
      try (Scope inner = Scope.open()) {
        kept = outer.keep(inner.keep(Tensor.of(new float[] {5}, 1)));
      }
    }
    assertThat(kept.item()).isEqualTo(5);
    kept.release();
    assertThat(isFreed(kept)).isTrue();
  }

  @Test
  void releasingTwiceAndThenClosingDoesNothingMore() {
    try (Scope scope = Scope.open()) {
      Tensor tensor = Tensor.of(new float[] {1}, 1);
      tensor.release();
      tensor.release();
      assertThat(isFreed(tensor)).isTrue();
    }
  }

  @Test
  void releasingAKeptTensorTwiceLeavesOthersAlone() {
    try (Scope outer = Scope.open()) {
      Tensor kept;
      Tensor other;
      try (Scope inner = Scope.open()) {
        kept = inner.keep(Tensor.of(new float[] {1}, 1));
        other = inner.keep(Tensor.of(new float[] {2}, 1));
        kept.release();
        kept.release();
      }
      assertThat(isFreed(kept)).isTrue();
      assertThat(other.item()).isEqualTo(2);
    }
  }

  @Test
  void closingTwiceLeavesTheEnclosingScopeAlone() {
    try (Scope outer = Scope.open()) {
      Tensor tensor = Tensor.of(new float[] {1}, 1);
      Scope inner = Scope.open();
      inner.close();
      inner.close();
      Tensor later = tensor.add(1);
      assertThat(later.item()).isEqualTo(2);
    }
  }

  @Test
  void aFreedTensorIsRefusedInsteadOfCrashing() {
    Tensor tensor = Tensor.of(new float[] {1}, 1);
    tensor.release();
    assertThatThrownBy(tensor::toFloats).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> tensor.add(1)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void eigenvaluesThatAreKeptOutliveTheirScope() {
    try (Scope outer = Scope.open()) {
      for (int i = 0; i < 200; i++) {
        Tensor values;
        try (Scope inner = Scope.open()) {
          values = inner.keep(Eigen.of(Tensor.of(new double[] {2, 1, 1, 2}, 2, 2)).values());
        }
        Tensor.of(new double[] {7, 8, 9}, 3); // takes the place of whatever was freed too early
        assertThat(values.toDoubles()).satisfies(v -> assertThat(v[1]).isBetween(2.999, 3.001));
      }
    }
  }

  private static void assertOutlivesItsScope(Supplier<Tensor> threes) {
    try (Scope outer = Scope.open()) {
      for (int i = 0; i < 200; i++) {
        Tensor kept;
        try (Scope inner = Scope.open()) {
          kept = inner.keep(threes.get());
        }
        Tensor.of(
            new float[] {7, 8}, 1, 2, 1, 1); // takes the place of whatever was freed too early
        assertThat(kept.toFloats()).containsExactly(new float[] {3, 3}, within(1e-3f));
      }
    }
  }

  @Test
  void aConvolutionWithReluThatIsKeptOutlivesItsScope() {
    assertOutlivesItsScope(
        () ->
            new Kernel(
                    Tensor.of(new float[] {2, 2}, 2, 1, 1, 1),
                    Tensor.of(new float[] {1, 1}, 2),
                    1,
                    0)
                .applyRelu(Tensor.of(new float[] {1}, 1, 1, 1, 1)));
  }

  @Test
  void aNormalizedImageThatIsKeptOutlivesItsScope() {
    assertOutlivesItsScope(
        () ->
            Normalizations.instance(
                Tensor.of(new float[] {5, 5}, 1, 1, 1, 2),
                Tensor.of(new float[] {1}, 1),
                Tensor.of(new float[] {3}, 1),
                1e-5));
  }

  @Test
  void releaseFreesAConvolutionWithRelu() {
    try (Scope scope = Scope.open()) {
      convolveAndRelease(20);
      long before = LiveMemory.bytes();
      convolveAndRelease(100);
      assertThat(LiveMemory.bytes() - before).isLessThan(8 * BYTES);
    }
  }

  private static void convolveAndRelease(int times) {
    Tensor image = large().reshape(1, 1, SIDE, SIDE);
    Tensor weight = Tensor.of(new float[] {1}, 1, 1, 1, 1);
    Tensor bias = Tensor.of(new float[] {0}, 1);
    Kernel kernel = new Kernel(weight, bias, 1, 0);
    for (int i = 0; i < times; i++) {
      kernel.applyRelu(image).release();
    }
  }

  @Test
  void nativeMemoryOfAnInnerScopeComesBack() {
    sumsInScopesOfTheirOwn(20);
    long before = LiveMemory.bytes();
    sumsInScopesOfTheirOwn(100);
    assertThat(LiveMemory.bytes() - before).isLessThan(8 * BYTES);
  }

  private static void sumsInScopesOfTheirOwn(int times) {
    try (Scope outer = Scope.open()) {
      Tensor first = large();
      for (int i = 0; i < times; i++) {
        try (Scope inner = Scope.open()) {
          first.add(i);
        }
      }
    }
  }

  @Test
  void releaseGivesMemoryBackBeforeTheScopeCloses() {
    try (Scope scope = Scope.open()) {
      addOneAfterTheOther(20);
      long before = LiveMemory.bytes();
      addOneAfterTheOther(100);
      assertThat(LiveMemory.bytes() - before).isLessThan(8 * BYTES);
    }
  }

  private static void addOneAfterTheOther(int times) {
    Tensor sum = large();
    for (int i = 0; i < times; i++) {
      Tensor next = sum.add(i);
      sum.release();
      sum = next;
    }
  }
}
