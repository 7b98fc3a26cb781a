package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java in docs/feed-forward.md. */
final class FeedForwardDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "feed-forward.md");
  private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import java.awt.image.BufferedImage;
      import java.io.File;
      import java.nio.file.Path;
      import javax.imageio.ImageIO;
      import org.impasto.stylize.*;
      """;

  @TempDir private Path folder;

  @Test
  void theSampleHasFourLinesAndCompiles() throws IOException {
    Matcher matcher = SNIPPET.matcher(Files.readString(DOCUMENT));
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.group(1).lines()).hasSize(4);
    String program =
        IMPORTS
            + "class Sample { static void run() throws Exception {\n"
            + matcher.group(1)
            + "}}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    compiler.getTask(null, null, found, options, null, List.of(new Source(program))).call();
    assertThat(found.getDiagnostics())
        .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .isEmpty();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Sample.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
