package org.impasto.cli;

import java.util.List;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.paint.evaluation.Scores;

/**
 * What {@code impasto evaluate} has found.
 *
 * @param content the photo's file
 * @param style the painting's file
 * @param results in the order in which they were named
 * @param references for each size of results, the photo and the direct picture, by the same
 *     numbers; none without closure
 */
record Report(String content, String style, List<Line> results, List<Line> references) {
  Report {
    results = List.copyOf(results);
    references = List.copyOf(references);
  }

  /**
   * One picture.
   *
   * @param name its file, or what it is
   */
  record Line(String name, int width, int height, Scores scores) {
    static Line of(String name, Picture picture, Scores scores) {
      return new Line(name, picture.width(), picture.height(), scores);
    }
  }

  /** The median of each number by itself, if there are several results. */
  Optional<Scores> medians() {
    return results.size() > 1
        ? Optional.of(Scores.medians(results.stream().map(Line::scores).toList()))
        : Optional.empty();
  }
}
