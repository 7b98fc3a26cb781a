package org.impasto.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.paint.evaluation.DirectOptimization;
import org.impasto.paint.iterative.Painting;
import org.impasto.paint.optim.StopReason;

/**
 * Paints direct pictures, shows how far they are, and keeps them.
 *
 * @param options whether, and where to
 * @param optimization how
 * @param overwrite whether a file that exists may be replaced
 * @param display who shows
 * @param interrupt who ends it
 */
record DirectPainter(
    DirectMixin options,
    DirectOptimization optimization,
    boolean overwrite,
    ProgressDisplay display,
    Interrupt interrupt) {

  /**
   * The direct picture of width × height, if one is wanted.
   *
   * @throws CancellationException if a signal has come
   */
  Optional<Picture> paint(
      Picture content, Picture style, int width, int height, ProvenanceNote note)
      throws IOException {
    if (!options.paints()) {
      return Optional.empty();
    }
    display.say("painting the direct picture of %d×%d".formatted(width, height));
    Painting painting =
        optimization.paint(
            content,
            style,
            width,
            height,
            progress -> {
              display.painting(progress);
              return !interrupt.requested();
            });
    display.close();
    if (painting.stopped() == StopReason.CANCELLED) {
      throw new CancellationException("stopped by a signal");
    }
    if (options.out != null) {
      String state =
          "complete after %d evaluations: %s"
              .formatted(painting.evaluations(), painting.stopped().description());
      PictureWriter.write(
          note.on(painting.picture(), state), options.out, options.writeOptions(overwrite));
      display.say("wrote " + options.out);
    }
    return Optional.of(painting.picture());
  }
}
