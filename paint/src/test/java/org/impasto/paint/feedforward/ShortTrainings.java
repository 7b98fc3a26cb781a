package org.impasto.paint.feedforward;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.weights.EmbeddedWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests need to train for some steps on pictures of their own. */
abstract class ShortTrainings {
  @TempDir Path folder;
  Path photos;
  Picture painting;

  @BeforeEach
  void makePictures() throws Exception {
    photos = Files.createDirectory(folder.resolve("photos"));
    PhotoFolder.fill(photos, 9, 90, 80);
    painting = PictureReader.read(photos.resolve("photo-08.png"));
  }

  static TrainingOptions options(int steps, double rate) {
    return TrainingPreset.DEFAULT
        .options()
        .withCrops(new CropBatch(64, 2, 0.5, 1, 0, false))
        .withSchedule(new TrainingSchedule(steps, 0, rate, 0.1, 0.5, 0, TrainingOptimizer.MUON))
        .withStyle(new TrainingOptions.TrainingStyle(64, List.of()))
        .withSeed(4);
  }

  StyleTrainer trainer(TrainingOptions options) throws Exception {
    return new StyleTrainer(options, EmbeddedWeights.lite(), List.of(painting));
  }

  TrainingFiles files(String name, boolean resume) {
    return new TrainingFiles(folder.resolve(name), Duration.ofHours(1), resume);
  }
}
