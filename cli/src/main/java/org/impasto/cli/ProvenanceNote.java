package org.impasto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;

/**
 * What the command knows and the library does not, added to a picture's record of how it was made.
 *
 * @param inputs the files it was made from
 * @param command the arguments that make it again, but for what memory decided
 */
record ProvenanceNote(Inputs inputs, List<String> command) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_TILES = new Tiling.None().label();

  /**
   * {@code picture} with these notes in its provenance.
   *
   * @param state how far the run was, for people
   */
  Picture on(Picture picture, String state) {
    String made = picture.metadata().provenance().orElse("{}");
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(made);
      tree.put("version", Version.number());
      tree.put("state", state);
      tree.withObjectProperty("content").put("file", inputs.content().toString());
      ArrayNode styles = tree.withArrayProperty("styles");
      for (int i = 0; i < styles.size(); i++) {
        ((ObjectNode) styles.get(i)).put("file", inputs.styles().get(i).toString());
      }
      inputs.initial().ifPresent(file -> tree.put("initialFile", file.toString()));
      ArrayNode again = tree.putArray("command");
      command.forEach(again::add);
      int tileSide = tree.path("tileSide").asInt();
      again.add("--tile").add(tileSide > 0 ? Integer.toString(tileSide) : NO_TILES);
      if (tree.at("/options/optimizer/halfHistory").asBoolean()) {
        again.add("--half-history");
      }
      return picture.withMetadata(picture.metadata().withProvenance(tree.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library writes provenance as JSON", e);
    }
  }
}
