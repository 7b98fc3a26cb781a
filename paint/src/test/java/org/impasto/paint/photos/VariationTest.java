package org.impasto.paint.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Varied crops of a photo whose red rises from left to right and whose green rises downward, on an
 * even blue that tells whether colors were changed.
 */
class VariationTest {
  private static final int COUNT = 200;
  private static final int SIZE = 24;
  private static final int RED = 0;
  private static final int GREEN = 1;
  private static final int BLUE = 2;
  private static final float EVEN = 128 / 255f;

  @TempDir private Path folder;

  private List<Picture> crops(int side) throws Exception {
    float[] rgb = new float[3 * side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        rgb[y * side + x] = x / (side - 1f);
        rgb[(side + y) * side + x] = y / (side - 1f);
        rgb[(2 * side + y) * side + x] = EVEN;
      }
    }
    Path own = folder.resolve(side + "");
    Files.createDirectories(own);
    PictureWriter.write(Picture.of(side, side, rgb), own.resolve("0.png"), WriteOptions.DEFAULTS);
    CropOptions options = new CropOptions(SIZE, 0.5, 1, true, 3);
    List<Picture> crops = new ArrayList<>();
    try (TrainingPhotos photos = TrainingPhotos.in(List.of(own), 1, options, message -> {})) {
      for (int i = 0; i < COUNT; i++) {
        crops.add(photos.crop(i));
      }
    }
    return crops;
  }

  private static double across(Picture crop, int channel) {
    return Math.abs(crop.value(channel, 12, 18) - crop.value(channel, 12, 6));
  }

  private static double down(Picture crop, int channel) {
    return Math.abs(crop.value(channel, 18, 12) - crop.value(channel, 6, 12));
  }

  private static boolean isColored(Picture crop) {
    return Math.abs(crop.value(BLUE, 12, 12) - EVEN) > 0.002;
  }

  private static double range(Picture crop, int channel) {
    double[] values =
        IntStream.range(0, SIZE * SIZE)
            .mapToDouble(i -> crop.value(channel, i / SIZE, i % SIZE))
            .sorted()
            .toArray();
    return values[values.length - 1] - values[0];
  }

  @Test
  void someLieOnTheirSideAndSomeHaveOtherColors() throws Exception {
    List<Picture> crops = crops(96);
    assertThat(crops.stream().filter(crop -> down(crop, RED) > across(crop, RED)).count())
        .isBetween(50L, 110L);
    assertThat(crops.stream().filter(VariationTest::isColored).count()).isBetween(90L, 150L);
    assertThat(crops)
        .allSatisfy(
            crop ->
                assertThat(IntStream.range(0, 3 * SIZE * SIZE))
                    .allSatisfy(i -> assertThat(crop.rgb()[i]).isBetween(0f, 1f)));
  }

  @Test
  void someAreWiderThanHighAndOthersHigherThanWide() throws Exception {
    List<Double> proportions =
        crops(400).stream()
            .filter(crop -> !isColored(crop) && across(crop, RED) > down(crop, RED))
            .map(crop -> across(crop, RED) / down(crop, GREEN))
            .sorted()
            .toList();
    assertThat(proportions.get(0)).isBetween(0.65, 0.85);
    assertThat(proportions.get(proportions.size() - 1)).isBetween(1.2, 1.5);
  }

  @Test
  void aLargePhotoIsSeenWholeAtTimesAndCloseAtOthers() throws Exception {
    List<Double> seen =
        crops(400).stream()
            .filter(crop -> !isColored(crop))
            .map(crop -> Math.max(range(crop, RED), range(crop, GREEN)))
            .sorted()
            .toList();
    assertThat(seen.get(0)).isLessThan(0.2);
    assertThat(seen.get(seen.size() - 1)).isGreaterThan(0.95);
  }

  @Test
  void aSmallPhotoGoesOnMirrored() throws Exception {
    List<Picture> wide =
        crops(20).stream()
            .filter(crop -> !isColored(crop) && across(crop, RED) > 0.1)
            .filter(VariationTest::turnsBack)
            .toList();
    assertThat(wide).hasSizeGreaterThan(10);
  }

  /** Whether red rises and falls again, or the other way round, from one side to the other. */
  private static boolean turnsBack(Picture crop) {
    boolean rises = false;
    boolean falls = false;
    for (int x = 1; x < SIZE; x++) {
      double change = crop.value(RED, 12, x) - crop.value(RED, 12, x - 1);
      rises |= change > 0.01;
      falls |= change < -0.01;
    }
    return rises && falls;
  }
}
