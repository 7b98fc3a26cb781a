package org.impasto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.impasto.image.Picture;
import org.impasto.image.PictureException;
import org.impasto.image.PictureFormat;
import org.impasto.stylize.PictureBatch.Job;
import org.impasto.stylize.StylePrecision;

/**
 * What the command knows and the library does not, added to a picture's record of how it was made.
 *
 * @param style as it was typed
 */
record ApplyNote(
    String style,
    LookMixin look,
    ApplyComputeMixin compute,
    ApplyFilesMixin files,
    StandardStreams streams) {
  private static final String PRECISION = Choices.label(StylePrecision.FP32);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** {@code picture} with the command that makes it again, by itself, in its provenance. */
  Picture on(Job job, Picture picture) {
    String made = picture.metadata().provenance().orElse("{}");
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(made);
      tree.put("version", Version.number());
      tree.withObjectProperty("content").put("file", streams.typed(job.input()));
      tree.withObjectProperty("style").put("file", style);
      ArrayNode command = tree.putArray("command");
      List.of("impasto", "apply", Inputs.argument(style)).forEach(command::add);
      List.of(argument(job.input()), "-o", argument(job.output())).forEach(command::add);
      if (streams.typed(job.output()).equals(StandardStreams.TYPED)) {
        PictureFormat format = PictureFormat.ofFileName(job.output());
        List.of("--format", format.extensions().get(0)).forEach(command::add);
      }
      look.arguments().forEach(command::add);
      List.of("--strokes", tree.at("/options/strokes").asText()).forEach(command::add);
      String precision = tree.path("options").path("precision").asText(PRECISION);
      List.of("--precision", precision.toLowerCase(Locale.ROOT)).forEach(command::add);
      List.of("--tile", tree.at("/options/tiling").asText()).forEach(command::add);
      compute.arguments().forEach(command::add);
      files.arguments().forEach(command::add);
      return picture.withMetadata(picture.metadata().withProvenance(tree.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library writes provenance as JSON", e);
    } catch (PictureException e) {
      throw new IllegalStateException("a picture that is being written has a format", e);
    }
  }

  private String argument(Path file) {
    String typed = streams.typed(file);
    return typed.equals(StandardStreams.TYPED) ? typed : Inputs.argument(typed);
  }
}
