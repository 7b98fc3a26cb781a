package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.paint.evaluation.Evaluator;
import org.impasto.paint.evaluation.Scores;

/**
 * All that is needed to measure results, from pictures to the report.
 *
 * @param evaluator who measures
 * @param content the photo
 * @param style the painting
 * @param results in the order in which they were named
 * @param given the direct picture, if it is there already
 * @param painter paints it, if it is wanted and not there
 * @param note for its provenance
 */
record EvaluateRun(
    Evaluator evaluator,
    Picture content,
    Picture style,
    List<Result> results,
    Optional<Picture> given,
    DirectPainter painter,
    ProvenanceNote note) {

  /** A result and its file. */
  record Result(Path file, Picture picture) {
    boolean hasSizeOf(Picture other) {
      return picture.width() == other.width() && picture.height() == other.height();
    }
  }

  /** Refuses one file of a direct picture for results of several sizes. */
  static void requireOneDirectPicture(
      List<Result> results, DirectMixin direct, Optional<Picture> given) {
    Picture first = given.orElse(results.get(0).picture());
    for (Result result : results) {
      if ((given.isPresent() || direct.out != null) && !result.hasSizeOf(first)) {
        throw new UsageException(
            "%s: %s is %d×%d px, %s %d×%d — a direct picture is for results of its own size"
                .formatted(
                    given.isPresent() ? "--direct-from" : "--direct-out",
                    result.file(),
                    result.picture().width(),
                    result.picture().height(),
                    given.isPresent() ? direct.from : results.get(0).file(),
                    first.width(),
                    first.height()));
      }
    }
  }

  /** Measures; paints a direct picture for each size of results, if wanted. */
  Report report() throws IOException {
    Map<Result, Scores> scores = new LinkedHashMap<>();
    List<Report.Line> references = new ArrayList<>();
    for (Result result : results) {
      if (!scores.containsKey(result)) {
        List<Result> alike =
            results.stream().filter(other -> other.hasSizeOf(result.picture())).toList();
        measure(alike, scores, references);
      }
    }
    return new Report(
        note.inputs().content().toString(),
        note.inputs().styles().get(0).toString(),
        results.stream()
            .map(r -> Report.Line.of(r.file().toString(), r.picture(), scores.get(r)))
            .toList(),
        references);
  }

  /** Results of one size, and what they are compared with. */
  private void measure(List<Result> alike, Map<Result, Scores> scores, List<Report.Line> references)
      throws IOException {
    Picture first = alike.get(0).picture();
    Optional<Picture> direct =
        given.isPresent()
            ? given
            : painter.paint(content, style, first.width(), first.height(), note);
    List<Picture> pictures = new ArrayList<>(alike.stream().map(Result::picture).toList());
    if (direct.isPresent()) {
      pictures.add(content.filledUnderAlpha().resize(first.width(), first.height()));
      pictures.add(direct.get());
    }
    List<Scores> found = evaluator.scores(content, style, pictures, direct);
    for (int i = 0; i < alike.size(); i++) {
      scores.put(alike.get(i), found.get(i));
    }
    if (direct.isPresent()) {
      references.add(Report.Line.of("content", first, found.get(alike.size())));
      references.add(Report.Line.of("direct", first, found.get(alike.size() + 1)));
    }
  }
}
