package org.impasto.bench;

/**
 * One side of a comparison.
 *
 * @param name what it is called in tables
 * @param work what is measured
 */
record Contender(String name, Work work) {}
