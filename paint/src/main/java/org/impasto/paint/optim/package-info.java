/**
 * Numerical optimization. Takes a number with its gradient, gives the next point. Knows nothing of
 * pictures. Start reading at {@link Optimizer}.
 *
 * <p>Papers: Liu and Nocedal 1989 (L-BFGS); Nocedal and Wright 2006, chapter 3 (line search);
 * Kingma and Ba 2014 (arXiv 1412.6980, Adam).
 */
package org.impasto.paint.optim;
