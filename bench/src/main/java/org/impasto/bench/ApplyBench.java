package org.impasto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.impasto.bench.baseline.PlainTransformer;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.ElementType;
import org.impasto.stylize.PictureBatch;
import org.impasto.stylize.Strokes;
import org.impasto.stylize.StyleModel;
import org.impasto.stylize.StylePrecision;
import org.impasto.stylize.StylizeOptions;
import org.impasto.stylize.Stylizer;

/** A trained style on a photo: a whole picture of ours beside one pass of libtorch's network. */
final class ApplyBench {
  private static final String BASELINE = "libtorch, fp32, standard: the network alone";
  private static final int PHOTOS = 8;

  private ApplyBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    int size = options.size();
    List<Comparison> comparisons = new ArrayList<>();
    StyleModel standard = style(TransformerWidth.STANDARD);
    StyleModel small = style(TransformerWidth.SMALL);
    comparisons.add(photo(size, size, standard, small, alternation));
    comparisons.add(photo(size * 15 / 4, size * 135 / 64 / 4 * 4, standard, small, alternation));
    comparisons.add(folder(size, small, alternation));
    return comparisons;
  }

  private static StyleModel style(TransformerWidth width) throws IOException {
    Path folder = Files.createTempDirectory("bench-style");
    try {
      Path file = folder.resolve(width.name() + ".onnx");
      new StyleFile(SeededWeights.style(width), Map.of()).write(file, ElementType.F16);
      return StyleModel.read(file);
    } finally {
      Folders.delete(folder);
    }
  }

  private static Comparison photo(
      int width, int height, StyleModel standard, StyleModel small, Alternation alternation)
      throws IOException {
    Picture photo = Samples.photo(width, height);
    List<Stylizer> stylizers = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      Tensor image = Images.tensor(photo, Compute.DEFAULTS);
      PlainTransformer network = new PlainTransformer(tensors());
      List<Contender> contenders = new ArrayList<>();
      contenders.add(
          new Contender(
              BASELINE,
              Work.timed(
                  () -> {
                    try (Scope inner = Scope.open()) {
                      Tensor painted = Tensor.withoutGradients(() -> network.paint(image));
                      painted.release();
                    }
                  })));
      List<Target> targets = new ArrayList<>();
      for (Precision precision : PaintBench.precisions()) {
        StylizeOptions options =
            StylizeOptions.DEFAULTS.withPrecision(StylePrecision.valueOf(precision.name()));
        StylizeOptions once = options.withStrokes(new Strokes.Sizes(1));
        Stylizer wide = new Stylizer(standard, once);
        stylizers.add(wide);
        Stylizer narrow = new Stylizer(small, once);
        stylizers.add(narrow);
        Stylizer usual = new Stylizer(small, options);
        stylizers.add(usual);
        String ofStandard = "Impasto, standard, %s: the whole picture".formatted(precision.label());
        String ofSmall = "Impasto, small, %s: the whole picture".formatted(precision.label());
        contenders.add(new Contender(ofStandard, Work.timed(() -> wide.stylize(photo))));
        contenders.add(new Contender(ofSmall, Work.timed(() -> narrow.stylize(photo))));
        contenders.add(
            new Contender(
                "Impasto, small, %s: strokes of all sizes".formatted(precision.label()),
                Work.timed(() -> usual.stylize(photo))));
        targets.add(new Target(ofStandard, BASELINE, 2));
        targets.add(new Target(ofSmall, BASELINE, 5));
      }
      return new Comparison(
          "a style applied to a photo, %d×%d".formatted(width, height),
          "s",
          alternation.measure(contenders, "s"),
          targets);
    } finally {
      stylizers.forEach(Stylizer::close);
    }
  }

  private static Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new HashMap<>();
    SeededWeights.style(TransformerWidth.STANDARD)
        .arrays()
        .forEach((name, array) -> tensors.put(name, Tensor.of(array.data(), array.shape())));
    return tensors;
  }

  private static Comparison folder(int size, StyleModel style, Alternation alternation)
      throws IOException {
    Path folder = Files.createTempDirectory("bench-apply");
    try (Stylizer alone = new Stylizer(style, StylizeOptions.DEFAULTS.withThreads(1));
        Stylizer two = new Stylizer(style, StylizeOptions.DEFAULTS.withThreads(1).withJobs(2))) {
      Path photos = Files.createDirectory(folder.resolve("photos"));
      for (int i = 0; i < PHOTOS; i++) {
        PictureWriter.write(
            Samples.photo(size, size), photos.resolve(i + ".jpg"), WriteOptions.DEFAULTS);
      }
      String one = "one thread, one photo after the other";
      String both = "two jobs";
      return new Comparison(
          "a folder of %d photos of %d×%d".formatted(PHOTOS, size, size),
          "s",
          alternation.measure(
              List.of(
                  new Contender(one, Work.timed(() -> oneByOne(alone, photos, folder))),
                  new Contender(both, Work.timed(() -> batch(two, photos, folder)))),
              "s"),
          List.of(new Target(both, one, 1.7)));
    } finally {
      Folders.delete(folder);
    }
  }

  private static void oneByOne(Stylizer stylizer, Path photos, Path folder) throws IOException {
    for (PictureBatch.Job job : jobs(photos, folder)) {
      Picture painted = stylizer.stylize(PictureReader.read(job.input()));
      PictureWriter.write(painted, job.output(), WriteOptions.DEFAULTS.withOverwrite(true));
    }
  }

  private static List<PictureBatch.Job> jobs(Path photos, Path folder) {
    List<PictureBatch.Job> jobs = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      String name = i + ".jpg";
      jobs.add(new PictureBatch.Job(photos.resolve(name), folder.resolve(name)));
    }
    return jobs;
  }

  private static void batch(Stylizer stylizer, Path photos, Path folder) {
    WriteOptions write = WriteOptions.DEFAULTS.withOverwrite(true);
    new PictureBatch(2, 0, write, (job, picture) -> picture)
        .run(stylizer, jobs(photos, folder), new Failing());
  }

  /** Every picture must be made, or the time means nothing. */
  private static final class Failing implements PictureBatch.Listener {
    @Override
    public void done(PictureBatch.Job job, Picture result) {}

    @Override
    public void failed(PictureBatch.Job job, Throwable reason) {
      throw new IllegalStateException("a picture of the benchmark failed", reason);
    }

    @Override
    public void onTile(PictureBatch.Job job, int done, int total) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
