package org.impasto.image;

/**
 * What a picture file says about itself before its pixels are decoded.
 *
 * @param format the format's usual name, such as {@code PNG} or {@code WebP}
 * @param width pixels across, after the EXIF orientation is applied
 * @param height pixels down, after the EXIF orientation is applied
 */
public record PictureHeader(String format, int width, int height) {}
