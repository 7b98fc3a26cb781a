package org.impasto.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.impasto.image.Picture;
import org.impasto.paint.evaluation.StyleEvaluator;
import org.impasto.paint.evaluation.StyleScore;
import org.impasto.paint.loss.LossValues;
import org.impasto.stylize.ContactSheet;
import org.impasto.stylize.ContactSheet.Cell;

/** What {@code evaluate-style} compares, to be looked at: three pictures for each photo. */
final class StyleSheet {
  private static final int PICTURES = 3; // of each photo

  private final int evaluations;
  private final List<Cell> cells = new ArrayList<>();

  /** An empty sheet, for an L-BFGS that is given so many evaluations. */
  StyleSheet(int evaluations) {
    this.evaluations = evaluations;
  }

  /** Adds the photo, what L-BFGS makes of it, and what one pass does. */
  void add(StyleScore score, StyleEvaluator.Pictures pictures) {
    cells.add(new Cell(name(score.photo()), pictures.photo()));
    cells.add(cell("L-BFGS " + evaluations, pictures.optimizedLoss(), pictures.optimized()));
    cells.add(cell("one pass", score.loss(), pictures.painted()));
  }

  private static String name(Path photo) {
    return Printable.of(String.valueOf(photo.getFileName()));
  }

  private static Cell cell(String name, LossValues loss, Picture picture) {
    String label =
        String.format(Locale.ROOT, "%s: %.3g, style %.3g", name, loss.total(), loss.style());
    return new Cell(label, picture);
  }

  /** All that was added, a few photos in a row. */
  Picture picture() {
    double photos = (double) cells.size() / PICTURES;
    int inRow = (int) Math.ceil(Math.sqrt(photos / PICTURES));
    return ContactSheet.of(cells, PICTURES * inRow);
  }
}
