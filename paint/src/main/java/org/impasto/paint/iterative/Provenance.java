package org.impasto.paint.iterative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.paint.weights.Weights;

/** How a picture was made, as the JSON that goes into its file, so that it can be made again. */
final class Provenance {
  private Provenance() {}

  static String of(
      IterativeOptions options,
      List<Weights> weights,
      Picture content,
      List<Picture> styles,
      int tileSide) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("program", "impasto");
    made.put("version", ProgramVersion.current());
    made.put("method", "iterative");
    made.put("content", Map.of("pixelsSha256", Fingerprint.of(content)));
    made.put(
        "styles",
        styles.stream().map(style -> Map.of("pixelsSha256", Fingerprint.of(style))).toList());
    Map<String, Object> tree = OptionTree.of(options);
    if (weights.size() == 1) {
      made.put("weights", file(weights.get(0)));
    } else {
      made.put("weights", weights.stream().map(Provenance::file).toList());
      tree.remove("network"); // which names one; the layers' names tell all
    }
    made.put("threads", Libtorch.threads());
    made.put("tileSide", tileSide);
    made.put("options", tree);
    try {
      return new ObjectMapper().writeValueAsString(made);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options are plain values", e);
    }
  }

  private static Map<String, Object> file(Weights weights) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("source", weights.source());
    file.put("sha256", weights.sha256());
    return file;
  }
}
