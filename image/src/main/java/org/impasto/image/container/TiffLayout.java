package org.impasto.image.container;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import javax.imageio.stream.ImageInputStream;

/** Checks that the first page of a TIFF file is whole, and takes its metadata. */
final class TiffLayout {
  private TiffLayout() {}

  static Contents scan(ImageInputStream in) throws IOException {
    Directory root = new TIFFReader().read(in);
    if (!(root instanceof CompoundDirectory pages) || pages.directoryCount() == 0) {
      throw new EOFException("the TIFF's directory lies outside the file");
    }
    Directory page = pages.getDirectory(0);
    requireWholeDirectory(in, page);
    requireStrips(in, page, TIFF.TAG_STRIP_OFFSETS, TIFF.TAG_STRIP_BYTE_COUNTS);
    requireStrips(in, page, TIFF.TAG_TILE_OFFSETS, TIFF.TAG_TILE_BYTE_COUNTS);
    return new Contents(ExifBlock.of(page), xmp(page), null);
  }

  /** The reader stores an exception as the value of an entry that lies outside the file. */
  private static void requireWholeDirectory(ImageInputStream in, Directory page)
      throws IOException {
    for (Entry entry : page) {
      if (entry.getValue() instanceof EOFException) {
        throw new EOFException("a TIFF directory entry lies outside the file");
      }
    }
    in.seek(2);
    boolean big = in.readUnsignedShort() == TIFF.BIGTIFF_MAGIC;
    in.seek(big ? 8 : 4);
    long offset = big ? in.readLong() : in.readUnsignedInt();
    in.seek(offset);
    long count = big ? in.readLong() : in.readUnsignedShort();
    long end = offset + (big ? 8 + 20 * count + 8 : 2 + 12 * count + 4);
    Bytes.requireLength(in, end, "the TIFF's directory");
  }

  private static void requireStrips(ImageInputStream in, Directory page, int offsets, int counts)
      throws IOException {
    Entry starts = page.getEntryById(offsets);
    Entry lengths = page.getEntryById(counts);
    if (starts == null) {
      return;
    }
    for (int i = 0; i < starts.valueCount(); i++) {
      long length =
          lengths == null || i >= lengths.valueCount() ? 1 : number(lengths.getValue(), i);
      Bytes.requireLength(in, number(starts.getValue(), i) + length, "TIFF strip " + i);
    }
  }

  private static long number(Object value, int index) throws IOException {
    Object item = value.getClass().isArray() ? Array.get(value, index) : value;
    if (item instanceof Number number) {
      return number.longValue();
    }
    throw new IOException("a TIFF strip's place is not a number");
  }

  private static byte[] xmp(Directory page) {
    Entry entry = page.getEntryById(TIFF.TAG_XMP);
    return entry != null && entry.getValue() instanceof byte[] packet ? packet : null;
  }
}
