package org.impasto.paint.weights;

import java.io.IOException;
import java.io.InputStream;

/** Weights that come with the program. */
public final class EmbeddedWeights {
  /** The name of the network they belong to. */
  public static final String LITE_NAME = "lite";

  /** The license of the weights. */
  public static final String LICENSE = "Apache-2.0 (this project)";

  private static final String LITE = "lite.safetensors";

  /** SHA-256 of {@link #LITE}, so that a damaged jar is noticed. */
  private static final String LITE_SHA256 =
      "f5acf9c9435c7cc17ac38aaaf4f2855ead6f893d0a426ba131db0424a6b905f9";

  private EmbeddedWeights() {}

  /**
   * The weights of our own compact network; how they were made is in docs/lite.md.
   *
   * @throws WeightException if the program's files are damaged
   */
  public static Weights lite() throws WeightException {
    Weights weights = Weights.parse(LITE, bytes());
    if (!weights.sha256().equals(LITE_SHA256)) {
      throw new WeightException(
          "%s inside the program has SHA-256 %s — it must be %s — build or install Impasto again"
              .formatted(LITE, weights.sha256(), LITE_SHA256));
    }
    return weights;
  }

  /** The size of the file in bytes. */
  public static long liteSize() throws WeightException {
    return bytes().length;
  }

  private static byte[] bytes() throws WeightException {
    try (InputStream in = EmbeddedWeights.class.getResourceAsStream(LITE)) {
      if (in == null) {
        throw new WeightException(
            LITE + " is missing from the program — it belongs to it — build or install it again");
      }
      return in.readAllBytes();
    } catch (WeightException e) {
      throw e;
    } catch (IOException e) {
      throw new WeightException(
          "cannot read %s inside the program (%s) — build or install it again"
              .formatted(LITE, Reason.of(e)),
          e);
    }
  }
}
