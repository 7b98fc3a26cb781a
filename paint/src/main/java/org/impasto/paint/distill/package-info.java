/**
 * Distillation of {@code lite}. Takes teacher networks and folders of photos; gives the weights of
 * a {@link org.impasto.paint.features.LiteNet} that imitates the teachers. Start reading at {@link
 * org.impasto.paint.distill.Distiller}.
 *
 * <p>Papers: Hinton et al. 2015 (arXiv 1503.02531, distillation); Wang et al. 2020 (arXiv
 * 2003.08436, distillation for style transfer); Ross et al. 2011 (arXiv 1011.0686, learning from
 * what the student itself visits).
 */
package org.impasto.paint.distill;
