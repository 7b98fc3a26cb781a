package org.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternationTest {
  private final List<String> order = new ArrayList<>();

  private Contender contender(String name, double... amounts) {
    return new Contender(
        name,
        () -> {
          order.add(name);
          return amounts[(int) order.stream().filter(name::equals).count() - 1];
        });
  }

  @Test
  void contendersTakeTurnsAndTheFirstRoundDoesNotCount() throws Exception {
    List<String> said = new ArrayList<>();
    List<Timing> timings =
        new Alternation(3, said::add)
            .measure(List.of(contender("a", 9, 3, 1, 2), contender("b", 9, 8, 4, 6)), "s");
    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
    assertThat(timings.get(0).amounts()).containsExactly(3.0, 1.0, 2.0);
    assertThat(timings.get(0).median()).isEqualTo(2);
    assertThat(timings.get(1).least()).isEqualTo(4);
    assertThat(timings.get(1).most()).isEqualTo(8);
    assertThat(said).hasSize(8).first().isEqualTo("a: 9.000 s (warm-up)");
  }

  @Test
  void aMedianOfTwoIsTheirMean() {
    assertThat(new Timing("a", List.of(1.0, 4.0)).median()).isEqualTo(2.5);
  }

  @Test
  void noRoundsAndNoAmountsAreRefused() {
    assertThatThrownBy(() -> new Alternation(0, line -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rounds are 0");
    assertThatThrownBy(() -> new Timing("a", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
