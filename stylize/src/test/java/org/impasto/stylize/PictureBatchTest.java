package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.stylize.PictureBatch.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many pictures at once. */
final class PictureBatchTest {
  @TempDir private Path folder;

  /** Remembers what it hears, and stops after some pictures. */
  private static class Memory implements PictureBatch.Listener {
    final List<Path> done = Collections.synchronizedList(new ArrayList<>());
    final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    int stopAfter = Integer.MAX_VALUE;

    @Override
    public void done(Job job, Picture result) {
      done.add(job.output());
    }

    @Override
    public void failed(Job job, Throwable reason) {
      failed.add(job.input().getFileName() + " " + reason.getMessage());
    }

    @Override
    public void onTile(Job job, int tiles, int total) {}

    @Override
    public boolean cancelled() {
      return done.size() >= stopAfter;
    }
  }

  private List<Job> photos(int count) throws IOException {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path photo = folder.resolve(i + ".png");
      PictureWriter.write(Photos.landscape(60 + i, 40), photo, WriteOptions.DEFAULTS);
      jobs.add(new Job(photo, folder.resolve("out/deep/" + i + ".png")));
    }
    return jobs;
  }

  private static void run(List<Job> all, int jobs, int size, Memory memory) throws Exception {
    run(all, jobs, size, (job, picture) -> picture, memory);
  }

  private static void run(
      List<Job> all, int jobs, int size, BiFunction<Job, Picture, Picture> note, Memory memory)
      throws Exception {
    StyleModel style = StyleModel.parse("style", Johnson.unit(true).bytes());
    StylizeOptions options = StylizeOptions.DEFAULTS.withJobs(jobs).withThreads(1);
    PictureBatch batch = new PictureBatch(jobs, size, WriteOptions.DEFAULTS, note);
    batch.readAhead(all.get(0));
    try (Stylizer stylizer = new Stylizer(style, options)) {
      batch.run(stylizer, all, memory);
    }
  }

  @Test
  void aBrokenFileThatIsReadAheadIsReportedAsAnyOther() throws Exception {
    List<Job> all = photos(2);
    Files.writeString(all.get(0).input(), "no picture");
    Memory memory = new Memory();
    run(all, 1, 0, memory);
    assertThat(memory.done).singleElement().matches(Files::exists);
    assertThat(memory.failed).singleElement().asString().startsWith("0.png").contains(" — ");
  }

  @Test
  void aFileThatFailsIsReportedAndTheRestGoesOn() throws Exception {
    List<Job> all = photos(5);
    Files.writeString(all.get(2).input(), "no picture");
    for (int jobs : new int[] {1, 3}) {
      Memory memory = new Memory();
      run(all, jobs, 0, memory);
      assertThat(memory.done).hasSize(4).allMatch(Files::exists);
      assertThat(memory.failed).singleElement().asString().startsWith("2.png").contains(" — ");
      assertThat(PictureReader.read(all.get(4).output()).width()).isEqualTo(64);
      for (Path file : memory.done) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aStoppedBatchLeavesWholePicturesOnly() throws Exception {
    Memory memory = new Memory();
    memory.stopAfter = 2;
    run(photos(12), 1, 0, memory);
    assertThat(memory.failed).isEmpty();
    assertThat(memory.done).hasSizeBetween(2, 11);
    try (Stream<Path> files = Files.list(folder.resolve("out/deep"))) {
      assertThat(files.sorted().toList())
          .containsExactlyElementsOf(memory.done.stream().sorted().toList());
    }
    for (Path file : memory.done) {
      assertThat(PictureReader.read(file).height()).isEqualTo(40);
    }
  }

  @Test
  void whileOnePictureIsEncodedTheNextIsMadeAndOneMoreIsRead() throws Exception {
    List<Job> all = photos(3);
    Files.writeString(all.get(2).input(), "no picture");
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch made = new CountDownLatch(1);
    Memory memory =
        new Memory() {
          @Override
          public void failed(Job job, Throwable reason) {
            super.failed(job, reason);
            read.countDown();
          }

          @Override
          public void onTile(Job job, int tiles, int total) {
            if (job.equals(all.get(1))) {
              made.countDown();
            }
          }
        };
    List<Boolean> inTime = Collections.synchronizedList(new ArrayList<>());
    BiFunction<Job, Picture, Picture> untilBothAreThere =
        (job, picture) -> {
          if (job.equals(all.get(0))) {
            inTime.add(reached(made));
            inTime.add(reached(read));
          }
          return picture;
        };
    run(all, 1, 0, untilBothAreThere, memory);
    assertThat(inTime).containsExactly(true, true);
    assertThat(memory.done).hasSize(2);
  }

  private static boolean reached(CountDownLatch event) {
    try {
      return event.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void photosAreResizedFirstIfAskedFor() throws Exception {
    List<Job> all = photos(1);
    run(all, 1, 30, new Memory());
    Picture result = PictureReader.read(all.get(0).output());
    assertThat(result.width()).isEqualTo(30);
    assertThat(result.height()).isEqualTo(20);
  }
}
