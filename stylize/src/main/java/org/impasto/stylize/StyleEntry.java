package org.impasto.stylize;

import java.util.Optional;

/**
 * A style that can be named instead of giving its file.
 *
 * @param name what to call it
 * @param shipped whether it comes with the program; otherwise it lies in the folder of styles
 * @param bytes the file's size
 * @param metadata what the file says about itself; nothing if it cannot be read
 * @param problem why it cannot be used, if so
 */
public record StyleEntry(
    String name, boolean shipped, long bytes, StyleMetadata metadata, Optional<String> problem) {}
