package org.impasto.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * Baseline JPEG without chroma subsampling, with EXIF and XMP in APP1 segments. A segment holds
 * 65,533 bytes: EXIF or source XMP above that is left out, provenance never is.
 */
final class JpegEncoder {
  private static final int MAX_SEGMENT = 65_533;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] XMP =
      "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);

  private JpegEncoder() {}

  static void encode(Picture picture, WriteOptions options, Path file) throws IOException {
    Optional<byte[]> xmp = xmp(picture.metadata());
    byte[] jpeg = encodePixels(picture, options);
    int afterJfif = 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF)); // SOI, APP0 mark, APP0
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(jpeg, 0, afterJfif);
      Optional<byte[]> exif = picture.metadata().exif();
      if (exif.isPresent() && EXIF.length + exif.get().length <= MAX_SEGMENT) {
        writeSegment(out, EXIF, exif.get());
      }
      if (xmp.isPresent()) {
        writeSegment(out, XMP, xmp.get());
      }
      out.write(jpeg, afterJfif, jpeg.length - afterJfif);
    }
  }

  /** The largest packet that fits: all of it, else the provenance alone. */
  private static Optional<byte[]> xmp(Metadata metadata) throws IOException {
    Optional<byte[]> full = metadata.fullXmp();
    if (full.isEmpty() || fits(full.get())) {
      return full;
    }
    Optional<byte[]> provenance = metadata.provenanceXmp();
    if (provenance.isPresent() && !fits(provenance.get())) {
      throw new IOException(
          "its provenance takes %d bytes and a JPEG holds %d; a PNG or TIFF holds any length"
              .formatted(provenance.get().length, MAX_SEGMENT - XMP.length));
    }
    return provenance;
  }

  private static boolean fits(byte[] packet) {
    return XMP.length + packet.length <= MAX_SEGMENT;
  }

  private static void writeSegment(OutputStream out, byte[] prefix, byte[] data)
      throws IOException {
    int length = 2 + prefix.length + data.length;
    out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
    out.write(prefix);
    out.write(data);
  }

  private static byte[] encodePixels(Picture picture, WriteOptions options) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIoCodecs.writer("jpeg", "com.sun.");
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality((float) options.jpegQuality());
      BufferedImage pixels = PlaneExport.flattened(picture);
      writer.write(null, new IIOImage(pixels, null, fullChroma(writer, pixels, param)), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Settings that keep color at full resolution, since strokes of pure color are the picture. */
  private static IIOMetadata fullChroma(
      ImageWriter writer, BufferedImage pixels, ImageWriteParam param) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(pixels), param);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    NodeList components = root.getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      IIOMetadataNode component = (IIOMetadataNode) components.item(i);
      component.setAttribute("HsamplingFactor", "1");
      component.setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(format, root);
    return metadata;
  }
}
