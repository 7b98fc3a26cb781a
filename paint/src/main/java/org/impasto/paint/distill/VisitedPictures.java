package org.impasto.paint.distill;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.weights.Weights;

/**
 * Pictures painted with the student as it is: photos in the style of other pictures, for a random
 * number of evaluations and with a random style weight. Kept as files, so that a run that goes on
 * sees the same ones.
 */
final class VisitedPictures {
  private static final int FEWEST_EVALUATIONS = 10;

  private final DistillOptions options;
  private final DistillFiles files;
  private final TrainingPhotos contents;
  private final TrainingPhotos styles;

  /** Both sequences must give crops of at least the region that a batch takes. */
  VisitedPictures(
      DistillOptions options, DistillFiles files, TrainingPhotos contents, TrainingPhotos styles) {
    this.options = options;
    this.files = files;
    this.contents = contents;
    this.styles = styles;
  }

  /** Adds the first {@code count} pictures, painted earlier, to {@code batches}. */
  void restore(int count, Batches batches) throws IOException {
    for (int i = 0; i < count; i++) {
      batches.add(PictureReader.read(files.painted(i)));
    }
  }

  /** Paints those due before step {@code step}, numbered on from {@code first}. */
  void paint(int first, Weights student, Batches batches) throws IOException {
    for (int number = first; number < first + options.visited().count(); number++) {
      if (!Files.exists(files.painted(number))) {
        PictureWriter.write(painted(number, student), files.painted(number), WriteOptions.DEFAULTS);
      }
      batches.add(PictureReader.read(files.painted(number)));
    }
  }

  private Picture painted(int number, Weights student) throws IOException {
    SplittableRandom random = new SplittableRandom(options.seed() + 7_919L * number);
    int spread = Math.max(1, options.visited().evaluations() - FEWEST_EVALUATIONS);
    int evaluations = FEWEST_EVALUATIONS + random.nextInt(spread);
    double strength = Math.pow(4, random.nextDouble()); // 1 to 4 times the default's style weight
    Picture content = contents.crop(number);
    Picture style = styles.crop(number);
    IterativeOptions defaults = Preset.DEFAULT.options().withNetwork(Network.LITE);
    LossWeights loss = defaults.loss();
    StyleTerm stronger =
        new StyleTerm(
            strength * loss.style().weight(), loss.style().layers(), loss.style().distance());
    IterativeOptions recipe =
        defaults
            .withLoss(new LossWeights(loss.content(), stronger, loss.totalVariation()))
            .withScales(defaults.scales().withSize(content.width()).withEvaluations(evaluations))
            .withCompute(options.compute());
    return new IterativeStylizer(recipe, student)
        .stylize(content, List.of(style), progress -> true)
        .picture();
  }
}
