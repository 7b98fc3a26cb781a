package org.impasto.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * TIFF, deflated, with EXIF in its directories and XMP in tag 700. Written by the JDK's writer:
 * TwelveMonkeys' does not write 16-bit color.
 */
final class TiffEncoder {
  private static final String VENDOR = "com.sun.";
  private static final TIFFTag XMP = new TIFFTag("XMP", 700, 1 << TIFFTag.TIFF_BYTE);
  private static final int HORIZONTAL_DIFFERENCING = 2;

  private TiffEncoder() {}

  static void encode(Picture picture, WriteOptions options, Path file) throws IOException {
    BufferedImage image = PlaneExport.interleaved(picture, options.bitDepth());
    ImageWriter writer = ImageIoCodecs.writer("tiff", VENDOR);
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType("ZLib");
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
      addFields(directory, picture.metadata());
      if (options.bitDepth() == 8) { // the writer's predictor knows no other depth
        TIFFTag predictor =
            BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_PREDICTOR);
        directory.addTIFFField(new TIFFField(predictor, HORIZONTAL_DIFFERENCING));
      }
      writer.write(null, new IIOImage(image, null, directory.getAsMetadata()), param);
    } finally {
      writer.dispose();
    }
  }

  private static void addFields(TIFFDirectory directory, Metadata metadata) throws IOException {
    Optional<byte[]> exif = metadata.exif();
    if (exif.isPresent()) {
      for (TIFFField field : parse(exif.get()).getTIFFFields()) {
        directory.addTIFFField(field);
      }
    }
    Optional<byte[]> xmp = metadata.fullXmp();
    if (xmp.isPresent()) {
      byte[] packet = xmp.get();
      directory.addTIFFField(new TIFFField(XMP, TIFFTag.TIFF_BYTE, packet.length, packet));
    }
  }

  /** An EXIF block is a TIFF file without pixels. */
  private static TIFFDirectory parse(byte[] exif) throws IOException {
    ImageReader reader = ImageIoCodecs.reader("tiff", VENDOR);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(exif))) {
      reader.setInput(in);
      return TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
    } finally {
      reader.dispose();
    }
  }
}
