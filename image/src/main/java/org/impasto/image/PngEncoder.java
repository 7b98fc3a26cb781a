package org.impasto.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** PNG with an sRGB chunk, EXIF in {@code eXIf} and XMP in {@code iTXt}. */
final class PngEncoder {
  private static final String FORMAT = "javax_imageio_png_1.0";

  private PngEncoder() {}

  static void encode(Picture picture, WriteOptions options, Path file) throws IOException {
    BufferedImage image = PlaneExport.interleaved(picture, options.bitDepth());
    ImageWriter writer = ImageIoCodecs.writer("png", "com.sun.");
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      metadata.mergeTree(FORMAT, tree(picture.metadata()));
      writer.write(null, new IIOImage(image, null, metadata), param);
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadataNode tree(Metadata metadata) {
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode srgb = new IIOMetadataNode("sRGB");
    srgb.setAttribute("renderingIntent", "Perceptual");
    root.appendChild(srgb);
    Optional<byte[]> xmp = metadata.fullXmp();
    if (xmp.isPresent()) {
      IIOMetadataNode texts = new IIOMetadataNode("iTXt");
      texts.appendChild(text("XML:com.adobe.xmp", new String(xmp.get(), StandardCharsets.UTF_8)));
      root.appendChild(texts);
    }
    Optional<byte[]> exif = metadata.exif();
    if (exif.isPresent()) {
      IIOMetadataNode chunk = new IIOMetadataNode("UnknownChunk");
      chunk.setAttribute("type", "eXIf");
      chunk.setUserObject(exif.get());
      IIOMetadataNode chunks = new IIOMetadataNode("UnknownChunks");
      chunks.appendChild(chunk);
      root.appendChild(chunks);
    }
    return root;
  }

  private static IIOMetadataNode text(String keyword, String value) {
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "");
    entry.setAttribute("translatedKeyword", "");
    entry.setAttribute("text", value);
    return entry;
  }
}
