/**
 * Picture files seen from outside. Takes a stream, gives its {@link
 * org.impasto.image.container.FileKind} and its {@link org.impasto.image.container.Contents}:
 * whether the file is whole, and the EXIF, XMP and ICC blocks beside the pixels. Decodes no pixels.
 * Public only for {@code org.impasto.image}. Start reading at {@code Contents}.
 */
package org.impasto.image.container;
