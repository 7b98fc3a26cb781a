/**
 * N-dimensional arrays with gradients. Takes Java arrays, gives {@link Tensor}s that live in a
 * {@link Scope} and compute on a {@link Device} in a {@link Precision}.
 *
 * <p>The only package that imports libtorch (through JavaCPP). Shapes are checked in Java before
 * native code is called, so that a mistake is an exception and never a crash. Start reading at
 * {@link Tensor}.
 */
package org.impasto.paint.tensor;
