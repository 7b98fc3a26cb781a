package org.impasto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.ReadOptions;
import org.impasto.image.WriteOptions;
import org.impasto.stylize.ContactSheet;
import org.impasto.stylize.ContactSheet.Cell;
import org.impasto.stylize.PictureBatch;
import org.impasto.stylize.StyleEntry;
import org.impasto.stylize.StyleLibrary;
import org.impasto.stylize.StylePrecision;
import org.impasto.stylize.StylizeOptions;
import org.impasto.stylize.Stylizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code impasto styles}: which styles there are, and what they look like. */
@Command(
    name = "styles",
    description = {
      "Lists the styles that come with the program and those that are installed.",
      "With --sheet, draws one picture of a photo in each of them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class StylesCommand implements Callable<Integer> {
  /** So few pixels are not worth another library. */
  private static final StylizeOptions OPTIONS =
      StylizeOptions.DEFAULTS.withPrecision(StylePrecision.FP32);

  private static final int CELL = 320;

  /**
   * The photo is painted at twice the size that is shown, where strokes are as small as on photos.
   */
  private static final int PAINTED = 2 * CELL;

  @Spec private CommandSpec spec;

  @Option(names = "--sheet", paramLabel = "OUT", description = "The contact sheet to write")
  private Path sheet;

  @Option(
      names = "--photo",
      paramLabel = "FILE",
      description = "The photo to show styles on. Default: a harbor, a sample that comes along")
  private Path photo;

  @Option(names = "--overwrite", description = "Replace the sheet if it exists")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (sheet == null && photo != null) {
      throw new UsageException("--photo is for a sheet — give --sheet OUT too");
    }
    if (sheet != null) {
      check();
    }
    StyleLibrary library = StyleHome.library();
    List<StyleEntry> entries = library.entries();
    PrintWriter out = spec.commandLine().getOut();
    entries.forEach(entry -> out.println(describe(entry)));
    out.flush();
    boolean damaged = entries.stream().anyMatch(entry -> entry.problem().isPresent());
    int drawn = sheet == null ? ExitCode.DONE : draw(library, entries);
    return drawn == ExitCode.DONE && damaged ? ExitCode.FAILED : drawn;
  }

  private void check() throws IOException {
    if (photo != null) {
      PictureReader.readHeader(photo, ReadOptions.DEFAULTS);
      if (Inputs.contains(List.of(photo), sheet)) {
        throw new UsageException(sheet + " is also an input — write to another file");
      }
    }
    PictureWriter.checkTarget(sheet, WriteOptions.DEFAULTS.withOverwrite(overwrite));
  }

  private static String describe(StyleEntry entry) {
    String row = "%-20s %9s  %-9s  %s";
    String origin = entry.shipped() ? "built in" : "installed";
    String size = Amounts.bytes(entry.bytes());
    if (entry.problem().isPresent()) {
      return Printable.of(
          row.formatted(entry.name(), size, origin, "cannot be used: " + entry.problem().get()));
    }
    List<String> facts = new ArrayList<>();
    entry.metadata().title().ifPresent(facts::add);
    facts.add("license " + entry.metadata().license().orElse("unknown"));
    entry.metadata().objective().ifPresent(facts::add);
    return Printable.of(row.formatted(entry.name(), size, origin, String.join(", ", facts)));
  }

  private int draw(StyleLibrary library, List<StyleEntry> entries) throws IOException {
    WriteOptions write = WriteOptions.DEFAULTS.withOverwrite(overwrite);
    Picture small =
        PictureBatch.resized(photo == null ? sample() : PictureReader.read(photo), PAINTED);
    List<Cell> cells = new ArrayList<>(List.of(new Cell("photo", cell(small))));
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), false);
        Interrupt interrupt = Interrupt.listen(() -> display.say("stopping"))) {
      for (StyleEntry entry : entries) {
        if (interrupt.requested()) {
          return ExitCode.INTERRUPTED;
        }
        if (entry.problem().isEmpty()) {
          cell(library, entry, small, display).ifPresent(cells::add);
        }
      }
      PictureWriter.write(ContactSheet.of(cells), sheet, write);
      display.say("wrote " + sheet);
      return ExitCode.DONE;
    }
  }

  /** The harbor that comes along. */
  private static Picture sample() throws IOException {
    Path file = Files.createTempFile("impasto", ".jpg");
    try (InputStream harbor = StylesCommand.class.getResourceAsStream("harbor.jpg")) {
      Files.copy(harbor, file, StandardCopyOption.REPLACE_EXISTING);
      return PictureReader.read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static Picture cell(Picture picture) {
    return PictureBatch.resized(picture, CELL);
  }

  private static Optional<Cell> cell(
      StyleLibrary library, StyleEntry entry, Picture photo, ProgressDisplay display) {
    try (Stylizer stylizer = new Stylizer(library.load(entry.name()), OPTIONS)) {
      return Optional.of(new Cell(entry.name(), cell(stylizer.stylize(photo))));
    } catch (IOException e) {
      display.say("left out: " + e.getMessage());
      return Optional.empty();
    }
  }
}
