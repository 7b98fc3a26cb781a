package org.impasto.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.impasto.paint.evaluation.SearchStart;
import org.impasto.paint.evaluation.StyleScore;

/** The rows of a {@link StyleReport} for people, each printed when it is known. */
final class StyleTable {
  private static final String MEDIAN = "median";

  private final String row;
  private final int evaluations;
  private final SearchStart start;

  /** A table of {@code photos}, for which L-BFGS is given so many evaluations. */
  StyleTable(List<Path> photos, int evaluations, SearchStart start) {
    int longest =
        Stream.concat(Stream.of(MEDIAN), photos.stream().map(StyleTable::name))
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    this.row = "%-" + longest + "s  %8s  %8s  %8s  %8s  %8s  %6s  %6s%n";
    this.evaluations = evaluations;
    this.start = start;
  }

  private static String name(Path photo) {
    return String.valueOf(photo.getFileName());
  }

  String heading() {
    return row.formatted(
        "photo", "loss", "content", "style", "TV", "L-BFGS " + evaluations, "worth", "SSIM");
  }

  String row(StyleScore score) {
    return row(name(score.photo()), new StyleReport("", evaluations, start, List.of(score)));
  }

  /** The medians, and whether the style is as good as L-BFGS. */
  String end(StyleReport report) {
    return row(MEDIAN, report)
        + "%n%s: the median loss of one pass is %s that of %d evaluations of L-BFGS from %s%n"
            .formatted(
                report.style(),
                report.holds() ? "at or below" : "above",
                evaluations,
                start == SearchStart.CONTENT ? "the photo" : "noise");
  }

  private String row(String name, StyleReport scores) {
    double worth = scores.medianWorth();
    return row.formatted(
        name,
        number(scores.median(s -> s.loss().total())),
        number(scores.median(s -> s.loss().content())),
        number(scores.median(s -> s.loss().style())),
        number(scores.median(s -> s.loss().totalVariation())),
        number(scores.median(StyleScore::reached)),
        Double.isInfinite(worth) ? "> " + evaluations : String.format(Locale.ROOT, "%.0f", worth),
        String.format(Locale.ROOT, "%.3f", scores.median(StyleScore::ssim)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
