package org.impasto.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderSamplesTest {
  @TempDir private Path folder;

  @Test
  void oneSampleIsWrittenAtTheWantedScale() throws IOException {
    RenderSamples.main(new String[] {folder.toString(), "--scale", "0.1", "--only", "pointillism"});

    BufferedImage image = ImageIO.read(folder.resolve("styles/pointillism.jpg").toFile());
    assertThat(image.getWidth()).isEqualTo(96);
    assertThat(image.getHeight()).isEqualTo(73);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> written = files.filter(Files::isRegularFile).toList();
      assertThat(written).hasSize(1);
    }
  }
}
