package org.impasto.paint;

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

class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import java.nio.file.Path;
      import java.util.List;
      import org.impasto.image.*;
      import org.impasto.paint.iterative.*;
      import org.impasto.paint.weights.*;
      """;

  @TempDir Path folder;

  @Test
  void javaSampleOfTheReadmeCompilesAndHasSevenLines() throws IOException {
    String snippet = snippet();
    assertThat(snippet.lines()).hasSize(7);
    assertThat(errorsOf(snippet)).isEmpty();
  }

  @Test
  void brokenSampleWouldBeNoticed() throws IOException {
    assertThat(errorsOf(snippet().replace("stylizer.stylize", "stylizer.paint"))).hasSize(1);
  }

  private static String snippet() throws IOException {
    Matcher matcher = SNIPPET.matcher(Files.readString(README));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private List<String> errorsOf(String snippet) {
    String program =
        IMPORTS + "class Sample { static void run() throws Exception {\n" + snippet + "}}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    compiler.getTask(null, null, found, options, null, List.of(new Source(program))).call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(null))
        .toList();
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
