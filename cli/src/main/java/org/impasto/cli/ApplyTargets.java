package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.impasto.image.PictureFormat;
import org.impasto.image.PictureHeader;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.ReadOptions;
import org.impasto.image.WriteOptions;
import org.impasto.stylize.PictureBatch.Job;
import org.impasto.stylize.StylePrecision;
import org.impasto.stylize.StylizeOptions;
import org.impasto.stylize.Stylizer;

/**
 * Which pictures are made of which.
 *
 * @param jobs what is to be done
 * @param all with those that are left out because their result exists
 * @param folder where results go, if there may be several
 * @param toStandardOutput whether the only result goes there in the end
 */
record ApplyTargets(
    List<Job> jobs, List<Job> all, Optional<Path> folder, boolean toStandardOutput) {
  private static final String STANDARD = "-";
  private static final double FEW_PIXELS = 2e6;

  static ApplyTargets of(
      List<String> inputs, String output, ApplyFilesMixin files, StandardStreams streams)
      throws IOException {
    boolean several = inputs.size() > 1 || isFolder(inputs.get(0));
    if (output.equals(STANDARD)) {
      if (several) {
        throw new UsageException("-o -: standard output takes one picture — name a folder");
      }
      String extension = files.format().orElse(PictureFormat.PNG).extensions().get(0);
      Job job = new Job(input(inputs.get(0), streams), streams.output(extension));
      return new ApplyTargets(List.of(job), List.of(job), Optional.empty(), true);
    }
    if (output.isEmpty()) {
      throw new UsageException("--output: the name is empty — name a picture or a folder");
    }
    Path target = Path.of(output);
    if (several && !Files.exists(target) && PictureFormat.named(target).isPresent()) {
      throw new UsageException(
          "--output: %s is named as a picture — several go into a folder — name one"
              .formatted(output));
    }
    boolean intoFolder = several || Files.isDirectory(target) || output.endsWith("/");
    List<Job> all =
        intoFolder
            ? intoFolder(inputs, target, files.format(), streams)
            : List.of(new Job(input(inputs.get(0), streams), target));
    requireFormat(all, files.format());
    List<Job> rest = new ArrayList<>(all);
    if (files.skipExisting) {
      rest.removeIf(job -> Files.exists(job.output()));
    }
    return new ApplyTargets(
        List.copyOf(rest),
        List.copyOf(all),
        intoFolder ? Optional.of(target) : Optional.empty(),
        false);
  }

  private static boolean isFolder(String input) {
    return !input.equals(STANDARD) && Files.isDirectory(Path.of(input));
  }

  private static Path input(String input, StandardStreams streams) throws IOException {
    return input.equals(STANDARD) ? streams.copyIn() : Path.of(input);
  }

  private static List<Job> intoFolder(
      List<String> inputs, Path target, Optional<PictureFormat> format, StandardStreams streams)
      throws IOException {
    List<Job> jobs = new ArrayList<>();
    for (String input : inputs) {
      if (isFolder(input)) {
        Path root = Path.of(input);
        for (Path file : PictureFolder.files(root, target)) {
          Path place = target.resolve(root.relativize(file)).getParent();
          jobs.add(new Job(file, place.resolve(PictureFolder.resultName(file, format))));
        }
      } else {
        Path file = input(input, streams);
        jobs.add(new Job(file, target.resolve(PictureFolder.resultName(file, format))));
      }
    }
    return jobs;
  }

  private static void requireFormat(List<Job> jobs, Optional<PictureFormat> asked)
      throws IOException {
    for (Job job : jobs) {
      if (asked.isPresent() && PictureFormat.ofFileName(job.output()) != asked.get()) {
        throw new UsageException(
            "--format: %s is named as another format — leave one of the two out"
                .formatted(job.output()));
      }
    }
  }

  /**
   * {@code options}, but float32 instead of {@code auto} where so few pixels are to be made that
   * another library would take longer to load than it saves, or none but such large pictures that
   * it is of no use. Results that exist count too, so that the rest of an interrupted folder is
   * made like its beginning.
   *
   * @param longerSide to which pictures are resized first, or 0
   */
  StylizeOptions precise(StylizeOptions options, int longerSide) {
    if (options.precision() != StylePrecision.AUTO) {
      return options;
    }
    double pixels = 0;
    boolean useful = false;
    for (Job job : all) {
      double each = pixels(job.input(), longerSide);
      pixels += each;
      useful |= Stylizer.mayGoWhole(options, each);
      if (useful && pixels >= FEW_PIXELS) {
        return options;
      }
    }
    return options.withPrecision(StylePrecision.FP32);
  }

  /** How many are left out because their result exists. */
  int skipped() {
    return all.size() - jobs.size();
  }

  private static double pixels(Path input, int longerSide) {
    try {
      PictureHeader header = PictureReader.readHeader(input, ReadOptions.DEFAULTS);
      double longer = Math.max(header.width(), header.height());
      double scale = longerSide == 0 ? 1 : longerSide / longer;
      return scale * scale * header.width() * header.height();
    } catch (IOException e) { // is told when its turn comes
      return 0;
    }
  }

  /** Refuses what could not be written at the end, and what would be lost. */
  void check(WriteOptions options) throws IOException {
    Map<Path, Path> origins = new HashMap<>();
    Set<Path> inputs = new HashSet<>();
    for (Job job : jobs) {
      inputs.add(Inputs.real(job.input()));
    }
    for (Job job : jobs) {
      Path output = Inputs.real(job.output());
      if (inputs.contains(output)) {
        throw new UsageException(job.output() + " is also an input — write to another place");
      }
      Path other = origins.put(output, job.input());
      if (other != null) {
        throw new UsageException(
            "%s and %s would both become %s — rename one, or do them one by one"
                .formatted(other, job.input(), job.output()));
      }
      Targets.requireNew(job.output(), options.overwrite());
    }
    if (folder.isEmpty() && !jobs.isEmpty()) {
      PictureWriter.checkTarget(jobs.get(0).output(), options);
      PictureReader.readHeader(jobs.get(0).input(), ReadOptions.DEFAULTS);
    }
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
    }
  }
}
