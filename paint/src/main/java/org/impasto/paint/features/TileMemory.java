package org.impasto.paint.features;

/**
 * What a gradient holds that is computed in tiles, for estimating memory.
 *
 * @param bytesPerPixel of the whole image, for each of its pixels
 * @param tileBytes of one tile at a time, whatever the size of the image
 */
public record TileMemory(double bytesPerPixel, long tileBytes) {}
