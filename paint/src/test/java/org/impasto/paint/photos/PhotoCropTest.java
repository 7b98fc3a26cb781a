package org.impasto.paint.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crops of one photo whose red rises from left to right and whose green rises downward, so that a
 * crop's colors tell where it comes from.
 */
class PhotoCropTest {
  private static final int SIDE = 96;
  private static final int SIZE = 24;
  private static final int COUNT = 100;
  private static final int RED = 0;
  private static final int GREEN = 1;

  @TempDir private Path folder;
  private List<Picture> crops;

  @BeforeEach
  void takeCrops() throws Exception {
    float[] rgb = new float[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        rgb[y * SIDE + x] = x / (SIDE - 1f);
        rgb[(SIDE + y) * SIDE + x] = y / (SIDE - 1f);
      }
    }
    PictureWriter.write(
        Picture.of(SIDE, SIDE, rgb), folder.resolve("ramps.png"), WriteOptions.DEFAULTS);
    crops = new ArrayList<>();
    CropOptions options = new CropOptions(SIZE, 0.5, 1.5, false, 3);
    try (TrainingPhotos photos = TrainingPhotos.in(List.of(folder), 1, options, message -> {})) {
      for (int i = 0; i < COUNT; i++) {
        crops.add(photos.crop(i));
      }
    }
  }

  /** How many pixels of the photo lie between the crop's middle rows 6 and 18. */
  private static double rows(Picture crop) {
    return (crop.value(GREEN, 18, 12) - crop.value(GREEN, 6, 12)) * (SIDE - 1);
  }

  /** The same of columns; negative in a mirrored crop. */
  private static double columns(Picture crop) {
    return (crop.value(RED, 12, 18) - crop.value(RED, 12, 6)) * (SIDE - 1);
  }

  @Test
  void aboutHalfOfAllCropsAreMirroredAndNoneIsUpsideDown() {
    assertThat(crops.stream().filter(crop -> columns(crop) < 0).count()).isBetween(30L, 70L);
    assertThat(crops).allSatisfy(crop -> assertThat(rows(crop)).isPositive());
  }

  @Test
  void scalesReachFromTheSmallestToTheLargestAndKeepProportions() {
    List<Double> scales = crops.stream().map(crop -> 12 / rows(crop)).sorted().toList();
    assertThat(scales.get(0)).isBetween(0.48, 0.55);
    assertThat(scales.get(COUNT / 2)).isBetween(0.75, 1.0);
    assertThat(scales.get(COUNT - 1)).isBetween(1.4, 1.6);
    assertThat(crops)
        .allSatisfy(crop -> assertThat(Math.abs(columns(crop)) / rows(crop)).isBetween(0.9, 1.1));
  }

  @Test
  void cropsReachFromEachEdgeToTheOther() {
    for (int channel : new int[] {RED, GREEN}) {
      List<Float> ends =
          crops.stream()
              .flatMap(crop -> Stream.of(crop.value(channel, 0, 0), crop.value(channel, 23, 23)))
              .sorted()
              .toList();
      assertThat(ends.get(0)).isLessThan(0.05f);
      assertThat(ends.get(ends.size() - 1)).isGreaterThan(0.95f);
    }
  }
}
