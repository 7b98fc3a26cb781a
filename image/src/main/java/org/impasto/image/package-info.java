/**
 * Pictures in and out. Takes files of any common format, gives {@link org.impasto.image.Picture}s:
 * sRGB, float32 in [0, 1], upright, with alpha and metadata; resizes them, moves colors between
 * them, and writes them back. Start reading at {@code Picture}, then {@code PictureReader} and
 * {@code PictureWriter}. Papers: Gatys et al. 2016, arXiv 1606.05897 ({@code ColorTransfer}).
 */
package org.impasto.image;
