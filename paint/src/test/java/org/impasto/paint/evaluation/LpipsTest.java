package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.features.Shared;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;

class LpipsTest {

  private static List<Double> distances(Weights heads, Picture reference, Picture... pictures)
      throws WeightException {
    return new Lpips(Waves.squeezeNet(), heads)
        .distances(reference, List.of(pictures), Compute.DEFAULTS);
  }

  @Test
  void equalPicturesHaveNoDistanceAndOthersTheSameInBothDirections() throws Exception {
    Weights heads = Waves.heads(".weight");
    List<Double> there = distances(heads, Waves.CONTENT, Waves.CONTENT, Waves.RESULT);
    List<Double> back = distances(heads, Waves.RESULT, Waves.CONTENT);
    assertThat(there.get(0)).isZero();
    assertThat(there.get(1)).isPositive().isCloseTo(back.get(0), within(1e-5));
  }

  @Test
  void headsMayHaveTheNamesTheirAuthorsGaveThem() throws Exception {
    assertThat(distances(Waves.heads(".model.1.weight"), Waves.CONTENT, Waves.RESULT))
        .isEqualTo(distances(Waves.heads(".weight"), Waves.CONTENT, Waves.RESULT));
  }

  @Test
  void noNumberComesWithoutHeads() {
    assertThatThrownBy(() -> distances(Waves.squeezeNet(), Waves.CONTENT, Waves.RESULT))
        .isInstanceOf(WeightException.class)
        .hasMessageStartingWith("no array 'lin0.weight' in synthetic");
  }

  @Test
  void publishedHeadsFindMoreNoiseFarther() throws Exception {
    Weights network = Weights.read(Shared.file("weights", "squeezenet1_1.safetensors"));
    Weights heads = Weights.read(Shared.file("weights", "lpips_squeeze_v0.1.safetensors"));
    Picture photo =
        PictureReader.read(Shared.file("photos", "bsds_train_100075.jpg")).resize(120, 80);
    List<Double> distances =
        new Lpips(network, heads)
            .distances(
                photo,
                List.of(photo, Waves.noisy(photo, 0.02), Waves.noisy(photo, 0.2)),
                Compute.DEFAULTS);
    assertThat(distances.get(0)).isZero();
    assertThat(distances.get(1)).isBetween(0.001, 0.2);
    assertThat(distances.get(2)).isBetween(0.3, 1.5);
  }
}
