package org.impasto.paint.feedforward;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Fingerprint;
import org.impasto.paint.iterative.OptionTree;
import org.impasto.paint.iterative.ProgramVersion;
import org.impasto.paint.loss.StyleDistance;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** The properties of a style file that tell how it was made, by their names. */
public final class TrainingRecord {
  private static final String PREFIX = "impasto.";
  private static final String FORMAT = PREFIX + "format";
  private static final String NAME = PREFIX + "name";
  private static final String OPTIONS = PREFIX + "options";
  private static final String WEIGHTS = PREFIX + "network_sha256";
  private static final String STYLES = PREFIX + "styles_sha256";
  private static final String COMPUTE = "compute";

  /**
   * What people want to know of a style.
   *
   * @param name what they type
   * @param title of the style picture
   * @param license of the style file
   */
  public record About(String name, String title, String license) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = StyleDistance.Gram.class, name = "Gram"),
    @JsonSubTypes.Type(value = StyleDistance.Wasserstein.class, name = "Wasserstein")
  })
  private interface KindOfDistance {}

  private TrainingRecord() {}

  /**
   * Properties of a style that was trained with {@code options} against {@code weights}.
   *
   * @param styles the pictures whose style it is
   */
  public static Map<String, String> of(
      About about, TrainingOptions options, Weights weights, List<Picture> styles) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(FORMAT, "1");
    all.put(NAME, about.name());
    all.put(PREFIX + "title", about.title());
    all.put(PREFIX + "license", about.license());
    all.put(PREFIX + "version", ProgramVersion.current());
    all.put(PREFIX + "date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put(PREFIX + "network", options.network().network().label());
    all.put(WEIGHTS, weights.sha256());
    all.put(STYLES, checksums(styles));
    all.put(PREFIX + "precision", options.compute().precision().label());
    all.put(PREFIX + "seed", Long.toString(options.seed()));
    all.put(OPTIONS, json(options));
    return all;
  }

  /** {@code metadata} with what was measured, in words. */
  public static Map<String, String> withObjective(Map<String, String> metadata, String measured) {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.put(PREFIX + "objective", measured);
    return all;
  }

  /** {@code metadata} with the style from which the training began. */
  public static Map<String, String> withStart(Map<String, String> metadata, StyleFile begun) {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.put(PREFIX + "init", begun.metadata().getOrDefault(NAME, ""));
    all.put(PREFIX + "init_sha256", begun.style().sha256());
    return all;
  }

  /** Whether {@code metadata} tell of other style pictures than these, by their pixels. */
  public static boolean isOfOtherStyles(Map<String, String> metadata, List<Picture> styles) {
    String trained = metadata.get(STYLES); // older files do not tell
    return trained != null && !trained.equals(checksums(styles));
  }

  private static String checksums(List<Picture> styles) {
    return styles.stream().map(Fingerprint::of).collect(Collectors.joining(" "));
  }

  /**
   * Refuses other weights than those that {@code metadata} tell of: their loss is another.
   *
   * @throws WeightException if they are others
   */
  public static void requireWeights(Map<String, String> metadata, Weights weights)
      throws WeightException {
    String trained = metadata.get(WEIGHTS);
    if (!weights.sha256().equals(trained)) {
      throw new WeightException(
          "%s: SHA-256 %s; the style was trained with %s — give those weights"
              .formatted(weights.source(), weights.sha256(), trained));
    }
  }

  private static String json(TrainingOptions options) {
    Map<String, Object> tree = OptionTree.of(options);
    tree.remove(COMPUTE);
    try {
      return new ObjectMapper().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options are plain values", e);
    }
  }

  /**
   * The options of the training that {@code metadata} tell of.
   *
   * @param compute where to use them
   * @throws IOException if there are none, or they cannot be understood
   */
  public static TrainingOptions options(Map<String, String> metadata, Compute compute)
      throws IOException {
    String text = metadata.get(OPTIONS);
    if (text == null) {
      throw new IOException("the style file does not say how it was trained — give another");
    }
    ObjectMapper mapper = new ObjectMapper().addMixIn(StyleDistance.class, KindOfDistance.class);
    try {
      ObjectNode tree = (ObjectNode) mapper.readTree(text);
      return mapper.treeToValue(tree, TrainingOptions.class).withCompute(compute);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IOException("the style file's options cannot be understood — give another", e);
    }
  }
}
