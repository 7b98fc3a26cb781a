package org.impasto.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.impasto.image.container.ExifBlock;

/** TIFF, deflated, with EXIF in its directories and XMP in tag 700. */
final class TiffEncoder {
  private static final String COMPRESSION = "ZLib";
  private static final float EFFORT = 0.5f; // deflate level 5

  private TiffEncoder() {}

  static void encode(Picture picture, WriteOptions options, Path file) throws IOException {
    ImageWriter writer = ImageIoWriting.writer("tiff", "com.twelvemonkeys.");
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(COMPRESSION);
      param.setCompressionQuality(EFFORT);
      TIFFImageMetadata metadata = new TIFFImageMetadata(entries(picture.metadata()));
      writer.write(
          null,
          new IIOImage(PlaneExport.interleaved(picture, options.bitDepth()), null, metadata),
          param);
    } finally {
      writer.dispose();
    }
  }

  private static List<Entry> entries(Metadata metadata) {
    List<Entry> entries = new ArrayList<>();
    metadata.exif().map(ExifBlock::parse).ifPresent(exif -> entries.addAll(exif.entries()));
    metadata
        .fullXmp()
        .ifPresent(xmp -> entries.add(new TIFFEntry(TIFF.TAG_XMP, TIFF.TYPE_BYTE, xmp)));
    return entries;
  }
}
