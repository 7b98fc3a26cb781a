/**
 * Pretrained weights. Takes a weight file (Keras HDF5 or safetensors) or the name of a known one,
 * gives {@code Weights}: named float32 arrays, row-major, with shapes, metadata and the SHA-256 of
 * the file. {@code WeightCatalog} knows the files, {@code WeightCache} downloads, verifies and
 * keeps them. Start reading at {@code Weights}, then {@code WeightCache}.
 */
package org.impasto.paint.weights;
