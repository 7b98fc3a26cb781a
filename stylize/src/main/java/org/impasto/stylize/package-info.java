/**
 * Trained styles applied to pictures without libtorch, one forward pass for each size of strokes.
 * Takes a style file (an ONNX network with metadata) and a picture, gives a picture of the same
 * size; large ones go tile by tile, with the result they would have as a whole. Start reading at
 * {@code Stylizer}. Papers: Johnson et al. 2016, arXiv 1603.08155; Chen et al. 2022, arXiv
 * 2103.11784 ({@code TiledNetwork}).
 */
package org.impasto.stylize;
