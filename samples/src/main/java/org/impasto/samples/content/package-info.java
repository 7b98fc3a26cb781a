/**
 * The photo-like pictures: scenes for the path tracer.
 *
 * <p>Takes: a width. Gives: a developed picture. Start reading at {@link
 * org.impasto.samples.content.Harbor}. Papers: none.
 */
package org.impasto.samples.content;
