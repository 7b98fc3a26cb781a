package org.impasto.paint.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.impasto.paint.tensor.Tensor;

/** The numbers of the independent reference implementation, golden/reference.py. */
public final class Golden {
  private Golden() {}

  /** One of the reference's tables, e.g. {@code keras}. */
  public static JsonNode table(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/golden.json")) {
      return new ObjectMapper().readTree(in).get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One of the reference's images, {@code content}, {@code style} or {@code start}: (1, 3, H, W).
   */
  public static Tensor image(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".png")) {
      BufferedImage image = ImageIO.read(in);
      int area = image.getWidth() * image.getHeight();
      double[] rgb = new double[3 * area];
      for (int i = 0; i < area; i++) {
        int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
        for (int c = 0; c < 3; c++) {
          rgb[c * area + i] = (pixel >> (16 - 8 * c) & 255) / 255.0;
        }
      }
      return Tensor.of(rgb, 1, 3, image.getHeight(), image.getWidth());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
