/**
 * The {@code impasto} command. Takes arguments, gives pictures on disk, results on standard output,
 * progress and one-line errors on standard error, and an exit code: 0 done, 1 failed, 2 wrong
 * usage, 130 interrupted. Start reading at {@link Impasto}, then {@link PaintCommand}.
 */
package org.impasto.cli;
