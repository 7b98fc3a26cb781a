/**
 * How good a result is, as numbers. Takes a photo, a painting and results; gives distances at the
 * layers of judging networks, SSIM, LPIPS, and closure. Start reading at {@link Evaluator}.
 *
 * <p>Papers: Wang et al. 2004 (SSIM); Zhang et al. 2018 (arXiv 1801.03924, LPIPS).
 */
package org.impasto.paint.evaluation;
