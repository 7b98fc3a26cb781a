package org.impasto.samples.trace;

import org.impasto.samples.canvas.Rgb;

/** A small lamp that lights its surroundings. */
public record Lamp(Vec place, Rgb power) {}
