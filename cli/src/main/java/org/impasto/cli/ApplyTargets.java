package org.impasto.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
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
 * @param leftOut photos in folders of types that are not read here
 * @param unreadable what went wrong with folders
 * @param folder where results go, if there may be several
 * @param toStandardOutput whether the only result goes there in the end
 */
record ApplyTargets(
    List<Job> jobs,
    List<Job> all,
    List<Path> leftOut,
    List<IOException> unreadable,
    Optional<Path> folder,
    boolean toStandardOutput) {
  private static final double FEW_PIXELS = 2e6;

  ApplyTargets {
    jobs = List.copyOf(jobs);
    all = List.copyOf(all);
    leftOut = List.copyOf(leftOut);
    unreadable = List.copyOf(unreadable);
  }

  static ApplyTargets of(
      List<String> inputs, String output, ApplyFilesMixin files, StandardStreams streams)
      throws IOException {
    boolean several = inputs.size() > 1 || isFolder(inputs.get(0));
    if (output.equals(StandardStreams.TYPED)) {
      if (several) {
        throw new UsageException("-o -: standard output takes one picture — name a folder");
      }
      String extension = files.format().orElse(PictureFormat.PNG).extensions().get(0);
      Job job = new Job(input(inputs.get(0), streams), streams.output(extension));
      return single(job, true);
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
    boolean intoFolder =
        several
            || Files.isDirectory(target)
            || output.endsWith("/")
            || output.endsWith(File.separator);
    ApplyTargets found =
        intoFolder
            ? intoFolder(inputs, target, files.format(), streams)
            : single(new Job(input(inputs.get(0), streams), target), false);
    found.requireFormat(files.format());
    return files.skipExisting ? found.withoutExisting() : found;
  }

  private static ApplyTargets single(Job job, boolean toStandardOutput) {
    return new ApplyTargets(
        List.of(job), List.of(job), List.of(), List.of(), Optional.empty(), toStandardOutput);
  }

  private ApplyTargets withoutExisting() {
    List<Job> rest = all.stream().filter(job -> !Files.exists(job.output())).toList();
    return new ApplyTargets(rest, all, leftOut, unreadable, folder, toStandardOutput);
  }

  private static boolean isFolder(String input) {
    return !input.equals(StandardStreams.TYPED) && Files.isDirectory(Path.of(input));
  }

  private static Path input(String input, StandardStreams streams) throws IOException {
    return input.equals(StandardStreams.TYPED) ? streams.copyIn() : Path.of(input);
  }

  private static ApplyTargets intoFolder(
      List<String> inputs, Path target, Optional<PictureFormat> format, StandardStreams streams)
      throws IOException {
    List<Job> jobs = new ArrayList<>();
    List<Path> leftOut = new ArrayList<>();
    List<IOException> unreadable = new ArrayList<>();
    for (String input : inputs) {
      if (isFolder(input)) {
        Path root = Path.of(input);
        PictureFolder found = PictureFolder.in(root, target);
        for (Path file : found.pictures()) {
          Path place = target.resolve(root.relativize(file)).getParent();
          jobs.add(new Job(file, place.resolve(PictureFolder.resultName(file, format))));
        }
        leftOut.addAll(found.leftOut());
        unreadable.addAll(found.unreadable());
      } else {
        Path file = input(input, streams);
        jobs.add(new Job(file, target.resolve(PictureFolder.resultName(file, format))));
      }
    }
    return new ApplyTargets(jobs, jobs, leftOut, unreadable, Optional.of(target), false);
  }

  private void requireFormat(Optional<PictureFormat> asked) throws IOException {
    for (Job job : all) {
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
      useful |= Stylizer.mayBeFast(options, each);
      if (useful && pixels >= FEW_PIXELS) {
        return options;
      }
    }
    return options.withPrecision(StylePrecision.FP32);
  }

  /**
   * Tells of what folders hold besides pictures.
   *
   * @return whether all folders could be read
   */
  boolean tellOfTheRest(ProgressDisplay display, PrintWriter err, boolean debug) {
    if (!leftOut.isEmpty()) {
      display.say(
          "left out, since their types are not read: %d, such as %s — convert them to JPEG or PNG"
              .formatted(leftOut.size(), leftOut.get(0)));
    }
    unreadable.forEach(failure -> ErrorReport.of(failure, err, debug));
    return unreadable.isEmpty();
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
    for (Job job : all) {
      inputs.add(Inputs.real(job.input()));
    }
    for (Job job : all) {
      Path output = Inputs.real(job.output());
      if (inputs.contains(output)) {
        throw new UsageException(job.output() + " is also an input — write to another place");
      }
      Path other = origins.put(output, job.input());
      if (other != null) {
        throw new UsageException(
            "%s and %s would both become %s — give each an -o of its own"
                .formatted(other, job.input(), job.output()));
      }
    }
    for (Job job : jobs) {
      Targets.requireNew(job.output(), options.overwrite());
      PictureWriter.checkFormat(job.output(), options);
    }
    if (folder.isEmpty() && !jobs.isEmpty()) {
      PictureWriter.checkTarget(jobs.get(0).output(), options);
      PictureReader.readHeader(jobs.get(0).input(), ReadOptions.DEFAULTS);
    }
    if (folder.isPresent()) {
      requireFolder(folder.get());
    }
  }

  /** Refuses a folder that cannot be made or written to; it is made with the first result. */
  private static void requireFolder(Path folder) throws IOException {
    Path there = Inputs.existing(folder);
    if (!Files.isDirectory(there)) {
      throw new IOException(there + " is no folder — results go into a folder — name another");
    }
    if (!Files.isWritable(there)) {
      throw new IOException(
          there + " may not be written to — writing needs permission — name another folder");
    }
  }
}
