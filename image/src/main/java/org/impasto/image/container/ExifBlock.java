package org.impasto.image.container;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.IFD;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The part of a source's EXIF that stays true of a new picture made from it: camera, exposure,
 * place, time, author, copyright. Left behind: orientation (already applied), thumbnail, pixel
 * layout and size, interoperability, and the maker note, whose inner offsets break when it moves.
 */
public final class ExifBlock {
  /** Tags of the main directory that describe the picture and not its pixel layout. */
  private static final Set<Integer> KEPT =
      Set.of(
          TIFF.TAG_DOCUMENT_NAME,
          TIFF.TAG_IMAGE_DESCRIPTION,
          TIFF.TAG_MAKE,
          TIFF.TAG_MODEL,
          TIFF.TAG_X_RESOLUTION,
          TIFF.TAG_Y_RESOLUTION,
          TIFF.TAG_RESOLUTION_UNIT,
          TIFF.TAG_SOFTWARE,
          TIFF.TAG_DATE_TIME,
          TIFF.TAG_ARTIST,
          TIFF.TAG_HOST_COMPUTER,
          TIFF.TAG_COPYRIGHT,
          18246, // rating
          18249, // rating in percent
          40091, // title, comment, author, keywords and subject as Windows writes them
          40092,
          40093,
          40094,
          40095);

  private static final int MAKER_NOTE = 37500;
  private static final int COLOR_SPACE = 40961;
  private static final int SRGB = 1;

  /** Tags of the EXIF directory that do not describe the new picture. */
  private static final Set<Integer> DROPPED =
      Set.of(MAKER_NOTE, COLOR_SPACE, 40962, 40963, TIFF.TAG_INTEROP_IFD);

  private final List<Entry> entries;
  private final int sourceOrientation;
  private final byte[] bytes;

  private ExifBlock(List<Entry> entries, int sourceOrientation) throws IOException {
    this.entries = List.copyOf(entries);
    this.sourceOrientation = sourceOrientation;
    this.bytes = entries.isEmpty() ? new byte[0] : encode(this.entries);
  }

  /**
   * Reads an EXIF block.
   *
   * @param block a TIFF structure, from its byte order mark on, without any "Exif" prefix
   * @return null if the block is broken
   */
  public static ExifBlock parse(byte[] block) {
    try (ImageInputStream in = new ByteArrayImageInputStream(block)) {
      Directory root = new TIFFReader().read(in);
      return root instanceof CompoundDirectory ifds && ifds.directoryCount() > 0
          ? of(ifds.getDirectory(0))
          : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** Takes the EXIF out of a TIFF directory; null if it cannot be written again. */
  static ExifBlock of(Directory main) {
    try {
      List<Entry> kept = new ArrayList<>();
      for (Entry entry : main) {
        Entry clean = clean(entry);
        if (clean != null) {
          kept.add(clean);
        }
      }
      return new ExifBlock(kept, orientation(main));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The orientation that the source asked for, 1 to 8; not part of {@link #bytes}. */
  public int sourceOrientation() {
    return sourceOrientation;
  }

  /** True when nothing but the orientation was there. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The block as a TIFF structure, big-endian, the same bytes for the same content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  private static Entry clean(Entry entry) {
    int tag = (Integer) entry.getIdentifier();
    if (tag == TIFF.TAG_EXIF_IFD && entry.getValue() instanceof Directory exif) {
      List<Entry> kept = readable(exif, DROPPED);
      kept.add(new TIFFEntry(COLOR_SPACE, TIFF.TYPE_SHORT, SRGB));
      return new TIFFEntry(tag, TIFF.TYPE_LONG, new IFD(sorted(kept)));
    }
    if (tag == TIFF.TAG_GPS_IFD && entry.getValue() instanceof Directory gps) {
      return new TIFFEntry(tag, TIFF.TYPE_LONG, new IFD(sorted(readable(gps, Set.of()))));
    }
    return KEPT.contains(tag) && isReadable(entry) ? entry : null;
  }

  private static List<Entry> readable(Directory directory, Set<Integer> dropped) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : directory) {
      if (isReadable(entry) && !dropped.contains((Integer) entry.getIdentifier())) {
        kept.add(entry);
      }
    }
    return kept;
  }

  /** Sub-directories must come in order: the writer sizes them before it sorts them. */
  private static List<Entry> sorted(List<Entry> entries) {
    entries.sort(
        (a, b) -> Integer.compare((Integer) a.getIdentifier(), (Integer) b.getIdentifier()));
    return entries;
  }

  /** False for a nested directory, and for a value outside the block (read as an exception). */
  private static boolean isReadable(Entry entry) {
    Object value = entry.getValue();
    return value != null
        && !(value instanceof Throwable)
        && !(value instanceof Directory)
        && canEncode(entry);
  }

  private static boolean canEncode(Entry entry) {
    try {
      return encode(List.of(entry)).length > 0;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static int orientation(Directory main) {
    Entry entry = main.getEntryById(TIFF.TAG_ORIENTATION);
    int value = entry != null && entry.getValue() instanceof Number n ? n.intValue() : 1;
    return value >= 1 && value <= 8 ? value : 1;
  }

  private static byte[] encode(List<Entry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      new TIFFWriter().write(entries, out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return bytes.toByteArray();
  }
}
