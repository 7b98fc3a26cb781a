package org.impasto.paint.distill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.impasto.image.Picture;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;

/**
 * The pictures of each step: crops of photos, some of them disturbed, and of pictures that the
 * student has painted.
 */
final class Batches {
  private final TrainingPhotos photos;
  private final List<Picture> painted = new ArrayList<>();
  private final DistillOptions options;

  Batches(TrainingPhotos photos, DistillOptions options) {
    this.photos = photos;
    this.options = options;
  }

  /** Adds a picture that the student has painted. */
  void add(Picture picture) {
    painted.add(picture);
  }

  /** Photos as they are, which do not come again in steps from 0 on: (batch, 3, R, R). */
  Tensor photosOnly(int number) throws IOException {
    List<Picture> crops = new ArrayList<>();
    for (int i = 0; i < options.batch(); i++) {
      crops.add(photos.crop((long) number * options.batch() + i));
    }
    return tensor(crops, options.compute());
  }

  /** The batch of step {@code step}, from 0: (batch, 3, R, R). */
  Tensor of(int step) throws IOException {
    SplittableRandom random = new SplittableRandom(options.seed() + 0x9E3779B97F4A7C15L * step);
    int side = options.size() + 2 * TeacherRun.MARGIN;
    int ofPhotos = options.batch() - (painted.isEmpty() ? 0 : visited());
    long first = firstPhoto(step);
    List<Picture> taken = new ArrayList<>();
    for (int i = 0; i < ofPhotos; i++) {
      taken.add(photos.crop(first + i));
    }
    List<Picture> crops = new ArrayList<>();
    for (Picture crop : taken) {
      boolean mosaic = options.mosaics() > 0 && random.nextDouble() < options.mosaics();
      crops.add(Disturbance.of(mosaic ? mosaic(taken, random) : crop, random));
    }
    while (crops.size() < options.batch()) {
      crops.add(Crops.of(painted.get(random.nextInt(painted.size())), side, random));
    }
    return tensor(crops, options.compute());
  }

  private static Picture mosaic(List<Picture> crops, SplittableRandom random) {
    List<Picture> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(crops.get(random.nextInt(crops.size())));
    }
    return Mosaic.of(four);
  }

  /** Painted pictures in a batch, once there are any. */
  private int visited() {
    return (int) Math.round(options.batch() * options.visited().share());
  }

  /** The number of the first crop of a photo in a step; no crop is left out. */
  private long firstPhoto(int step) {
    int full = options.visited().count() == 0 ? step : Math.min(step, options.visited().from());
    return (long) full * options.batch() + (long) (step - full) * (options.batch() - visited());
  }

  private static Tensor tensor(List<Picture> crops, Compute compute) {
    int side = crops.get(0).width();
    float[] all = new float[crops.size() * 3 * side * side];
    for (int i = 0; i < crops.size(); i++) {
      System.arraycopy(crops.get(i).rgb(), 0, all, i * 3 * side * side, 3 * side * side);
    }
    return Tensor.of(all, crops.size(), 3, side, side).to(compute.device());
  }
}
