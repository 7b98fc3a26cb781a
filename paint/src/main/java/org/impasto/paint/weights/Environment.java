package org.impasto.paint.weights;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the cache asks the operating system for, so that tests can answer instead.
 *
 * @param variables the environment variables
 * @param osName the system's name as Java tells it, such as {@code Linux} or {@code Windows 11}
 * @param userHome the user's home folder
 */
public record Environment(Map<String, String> variables, String osName, Path userHome) {

  /** Copies the variables. */
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static Environment current() {
    return new Environment(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /** The value of the first of these variables that is set and not blank. */
  Optional<String> variable(String... names) {
    for (String name : names) {
      String value = variables.get(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }

  /**
   * The folder for weights: {@code $IMPASTO_HOME/weights}, else {@code impasto/weights} in the
   * platform's cache folder.
   */
  Path weightFolder() {
    return variable("IMPASTO_HOME")
        .map(Path::of)
        .orElseGet(() -> platformCache().resolve("impasto"))
        .resolve("weights")
        .toAbsolutePath();
  }

  private Path platformCache() {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return userHome.resolve("Library").resolve("Caches");
    }
    if (os.startsWith("windows")) {
      return variable("LOCALAPPDATA")
          .map(Path::of)
          .orElse(userHome.resolve("AppData").resolve("Local"));
    }
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute) // its specification: ignore relative ones
        .orElse(userHome.resolve(".cache"));
  }
}
