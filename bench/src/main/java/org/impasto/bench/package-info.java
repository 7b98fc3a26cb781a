/**
 * Comparisons of speed and memory, each in one run and in alternation: Impasto beside published
 * programs, and beside itself.
 *
 * <p>Takes: an {@link org.impasto.bench.Area} and its options. Gives: {@link
 * org.impasto.bench.Comparison}s, as tables, JSON and a chart. Start reading at {@link
 * org.impasto.bench.Alternation}.
 */
package org.impasto.bench;
