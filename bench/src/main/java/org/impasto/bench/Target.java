package org.impasto.bench;

/**
 * By how much one contender shall be better than another.
 *
 * @param better the name of the one
 * @param than the name of the other
 * @param wanted how many times less it shall take; 0 where the ratio is only shown
 */
public record Target(String better, String than, double wanted) {
  /** A ratio that is shown, and has no aim. */
  static Target shown(String better, String than) {
    return new Target(better, than, 0);
  }
}
