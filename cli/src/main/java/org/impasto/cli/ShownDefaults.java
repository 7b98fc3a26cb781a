package org.impasto.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/** Defaults as help shows them, {@code default.size} and so on, read only when it does. */
abstract class ShownDefaults extends ResourceBundle {
  private static final String PREFIX = "default.";

  private final Supplier<Map<String, String>> values;

  /** Those of {@code values}, by option without its dashes. */
  ShownDefaults(Supplier<Map<String, String>> values) {
    this.values = values;
  }

  @Override
  protected Object handleGetObject(String key) {
    return key.startsWith(PREFIX) ? values.get().get(key.substring(PREFIX.length())) : null;
  }

  /** None: picocli asks for them at every start, and presets are to be read for help only. */
  @Override
  public Enumeration<String> getKeys() {
    return Collections.emptyEnumeration();
  }
}
