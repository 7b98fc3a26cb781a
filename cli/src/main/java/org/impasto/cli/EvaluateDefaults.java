package org.impasto.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.impasto.paint.evaluation.Judge;
import org.impasto.paint.features.Network;

/** The defaults of {@code impasto evaluate} as its help shows them, and those of the preset. */
public final class EvaluateDefaults extends ResourceBundle {
  /** As resource bundles are made. */
  public EvaluateDefaults() {
    setParent(new PresetDefaults());
  }

  @Override
  protected Object handleGetObject(String key) {
    return key.equals("default.judge") ? judges() : null;
  }

  /** The judges as people type them. */
  static String judges() {
    return Judge.DEFAULTS.stream().map(Network::label).collect(Collectors.joining(","));
  }

  /** None, as in {@link ShownDefaults}. */
  @Override
  public Enumeration<String> getKeys() {
    return Collections.emptyEnumeration();
  }
}
