package org.impasto.paint.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.impasto.image.Picture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingPhotosTest {
  private static final CropOptions CROPS = new CropOptions(24, 0.5, 1.5, false, 7);

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    PhotoFolder.fill(folder, 9, 48, 40);
  }

  private TrainingPhotos photos(CropOptions options, List<String> warnings) throws IOException {
    return TrainingPhotos.in(List.of(folder), TrainingPhotos.FEWEST, options, warnings::add);
  }

  private static int number(Picture crop) {
    return Math.round((crop.value(0, 12, 12) * 255 - 5) / 20);
  }

  @Test
  void everyPhotoComesOnceInEachPassAndPassesDiffer() throws IOException {
    try (TrainingPhotos photos = photos(CROPS, new ArrayList<>())) {
      List<List<Integer>> passes = new ArrayList<>();
      for (int pass = 0; pass < 3; pass++) {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
          seen.add(number(photos.crop(9L * pass + i)));
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
        passes.add(seen);
      }
      assertThat(passes).doesNotHaveDuplicates();
    }
  }

  @Test
  void thePreviewOfATrainingIsNoPhoto() throws IOException {
    Path training = Files.createDirectories(folder.resolve("styles/waves.onnx.train"));
    Files.copy(folder.resolve("photo-00.png"), training.resolve("preview.png"));
    List<String> warnings = new ArrayList<>();
    try (TrainingPhotos found = photos(CROPS, warnings)) {
      assertThat(found.count()).isEqualTo(9);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aCropIsTheSameWhateverWasAskedForBefore() throws IOException {
    try (TrainingPhotos inOrder = photos(CROPS, new ArrayList<>());
        TrainingPhotos atOnce = photos(CROPS, new ArrayList<>())) {
      for (int i = 0; i < 20; i++) {
        inOrder.crop(i);
      }
      assertThat(atOnce.crop(20)).isEqualTo(inOrder.crop(20));
      assertThat(atOnce.crop(3)).isEqualTo(inOrder.crop(3));
      assertThat(atOnce.crop(4)).isNotEqualTo(atOnce.crop(3));
    }
  }

  @Test
  void aCropIsTheSameWhateverSizesWereAskedForBefore() throws IOException {
    try (TrainingPhotos growing = photos(CROPS, new ArrayList<>());
        TrainingPhotos atOnce = photos(CROPS, new ArrayList<>())) {
      growing.crop(3, 16);
      growing.crop(4, 16);
      assertThat(growing.crop(5, 32)).isEqualTo(atOnce.crop(5, 32));
    }
  }

  @Test
  void photosInFoldersWithinAreFoundAndHiddenFilesAreNot() throws IOException {
    Path within = Files.createDirectories(folder.resolve("within/deeper"));
    Files.move(folder.resolve("photo-02.png"), within.resolve("photo-02.png"));
    Files.move(folder.resolve("photo-05.png"), within.resolveSibling("photo-05.png"));
    Files.move(folder.resolve("photo-07.png"), within.resolve(".photo-07.png"));
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    try (TrainingPhotos photos = photos(CROPS, warnings)) {
      List<Integer> seen = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        seen.add(number(photos.crop(i)));
      }
      assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 8);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void anotherSeedGivesAnotherOrder() throws IOException {
    try (TrainingPhotos one = photos(CROPS, new ArrayList<>());
        TrainingPhotos other = photos(new CropOptions(24, 0.5, 1.5, false, 8), new ArrayList<>())) {
      List<Picture> first = new ArrayList<>();
      List<Picture> second = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        first.add(one.crop(i));
        second.add(other.crop(i));
      }
      assertThat(second).isNotEqualTo(first);
    }
  }

  @Test
  void aPhotoSmallerThanACropIsEnlarged() throws IOException {
    CropOptions large = new CropOptions(64, 1, 1, false, 0);
    try (TrainingPhotos photos = photos(large, new ArrayList<>())) {
      assertThat(photos.crop(0).width()).isEqualTo(64);
      assertThat(photos.crop(0).height()).isEqualTo(64);
    }
  }

  @Test
  void aBrokenPhotoIsNamedOnceAndAnotherTakesItsPlace() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("photo-04.png"));
    Files.write(folder.resolve("photo-04.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(folder.resolve("notes.txt"), "no picture");
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    try (TrainingPhotos photos = photos(CROPS, warnings)) {
      Set<Integer> seen = new TreeSet<>();
      for (int i = 0; i < 30; i++) {
        seen.add(number(photos.crop(i)));
      }
      assertThat(seen).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
    }
    assertThat(warnings).hasSize(2);
    assertThat(warnings).anyMatch(w -> w.contains("notes.txt"));
    assertThat(warnings).anyMatch(w -> w.contains("photo-04.png"));
  }

  @Test
  void tooManyBrokenPhotosAreTooFew() throws IOException {
    for (int i = 0; i < 2; i++) { // their headers are whole, and one of nine may be missing
      Path file = folder.resolve("photo-0" + i + ".png");
      byte[] whole = Files.readAllBytes(file);
      whole[whole.length / 2] ^= 0x55;
      Files.write(file, whole);
    }
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    assertThatThrownBy(
            () -> {
              try (TrainingPhotos photos = photos(CROPS, warnings)) {
                for (int i = 0; i < 9; i++) {
                  photos.crop(i);
                }
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("7 ")
        .hasMessageContaining("at least 8 are needed");
  }

  @Test
  void theSamePhotosGiveOtherCrops() throws IOException {
    try (TrainingPhotos photos = photos(CROPS, new ArrayList<>());
        TrainingPhotos larger = photos.with(new CropOptions(30, 1, 1, false, 7))) {
      assertThat(larger.crop(0).width()).isEqualTo(30);
      assertThat(photos.crop(0).width()).isEqualTo(24);
      assertThat(larger.fingerprint()).isEqualTo(photos.fingerprint());
    }
  }

  /** Photos are still being read ahead then. */
  @Test
  void closingSaysNothingOfPhotos() throws Exception {
    Path large = Files.createDirectories(folder.resolve("large"));
    PhotoFolder.fill(large, 9, 480, 400);
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 5; i++) {
      try (TrainingPhotos photos = photos(CROPS, warnings)) {
        photos.crop(i);
      }
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("impasto-photos")) {
          thread.join();
        }
      }
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void tooFewPhotosAreRefused() {
    assertThatThrownBy(() -> TrainingPhotos.in(List.of(folder), 10, CROPS, message -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("9 usable photos")
        .hasMessageContaining("at least 10");
    assertThatThrownBy(
            () -> TrainingPhotos.in(List.of(folder.resolve("nowhere")), 8, CROPS, message -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no")
        .hasMessageContaining("nowhere");
  }
}
