package org.impasto.stylize;

/** The values that a network takes and gives for black and white. */
public enum ValueRange {
  /** 0 to 255, as ours and most published styles have it. */
  BYTE(255, "0 to 255"),
  /** 0 to 1. */
  UNIT(1, "0 to 1");

  private final float full;
  private final String label;

  ValueRange(float full, String label) {
    this.full = full;
    this.label = label;
  }

  /** White. */
  float full() {
    return full;
  }

  /** For people: {@code 0 to 255}. */
  public String label() {
    return label;
  }
}
