/**
 * Pictures in and out. Takes files of any common format, gives {@code Picture}s: sRGB, float32 in
 * [0, 1], upright, with alpha and metadata; and writes them back. Start reading at {@code Picture}.
 */
package org.impasto.image;
