package org.impasto.image;

import static org.impasto.image.FileSurgery.ascii;
import static org.impasto.image.FileSurgery.chunk;
import static org.impasto.image.FileSurgery.find;
import static org.impasto.image.FileSurgery.head;
import static org.impasto.image.FileSurgery.insert;
import static org.impasto.image.FileSurgery.join;
import static org.impasto.image.FileSurgery.tail;
import static org.impasto.image.FileSurgery.with;
import static org.impasto.image.FileSurgery.withHeader;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Files that are not, or no longer, pictures; each must be refused with one line. */
final class MalformedFiles {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final BufferedImage image = SamplePictures.image(40, 30, BufferedImage.TYPE_3BYTE_BGR);

  private MalformedFiles() {}

  static Map<String, byte[]> all() throws IOException {
    MalformedFiles malformed = new MalformedFiles();
    malformed.addStrangers();
    malformed.addForeignFormats();
    malformed.addPngs();
    malformed.addJpegs();
    malformed.addTiffs();
    malformed.addOthers();
    return malformed.files;
  }

  private void addStrangers() {
    files.put("empty file", new byte[0]);
    files.put("one zero byte", new byte[1]);
    files.put("a kilobyte of zeros", new byte[1024]);
    files.put("text named .png", ascii("This is a shopping list: bread, milk."));
    files.put("text starting like a BMP", ascii("BMW is a maker of cars and motorcycles."));
    files.put("HTML", ascii("<!DOCTYPE html><html><body>404 not found</body></html>"));
    files.put("JSON", ascii("{\"error\": \"expired\"}"));
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    files.put("random bytes", with(noise, 0, 0x99));
    files.put("two bytes of a JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8});
    files.put("Java class", with(new byte[64], 0, 0xCA, 0xFE, 0xBA, 0xBE));
  }

  private void addForeignFormats() {
    files.put("HEIC", ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
    files.put("AVIF", ascii("\0\0\0\u0018ftypavif\0\0\0\0mif1avif"));
    files.put("MP4", ascii("\0\0\0\u0018ftypisom\0\0\0\0isommp41"));
    files.put("JPEG XL", ascii("\0\0\0\fJXL \r\n\u0087\n"));
    files.put("JPEG 2000", ascii("\0\0\0\fjP  \r\n\u0087\n"));
    files.put("SVG", ascii("<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>"));
    files.put("SVG with BOM", "\uFEFF<svg width='3'/>".getBytes(StandardCharsets.UTF_8));
    files.put("PDF", ascii("%PDF-1.7\n%\u00e2\u00e3"));
    files.put("PostScript", ascii("%!PS-Adobe-3.0 EPSF-3.0\n"));
    files.put("Photoshop", ascii("8BPS\0\u0001\0\0\0\0\0\0\0\u0003"));
    files.put("OpenEXR", ascii("v/1\u0001\u0002\0\0\0"));
    files.put("Radiance", ascii("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n"));
    files.put("ZIP", ascii("PK\u0003\u0004\u0014\0\0\0"));
  }

  private void addPngs() throws IOException {
    byte[] png = SampleFiles.png(image);
    int data = find(png, "IDAT");
    files.put("PNG signature alone", head(png, 8));
    files.put("PNG of no width", withHeader(png, 0, 30, 8, 2));
    files.put("PNG of no height", withHeader(png, 40, 0, 8, 2));
    files.put("PNG of negative width", withHeader(png, -40, 30, 8, 2));
    files.put(
        "PNG of 2^31 - 1 squared", withHeader(png, Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 2));
    files.put("PNG bomb of 60000 squared", withHeader(png, 60_000, 60_000, 8, 2));
    files.put("PNG taller than its data", withHeader(png, 40, 300, 8, 2));
    files.put("PNG of bit depth 3", withHeader(png, 40, 30, 3, 2));
    files.put("PNG of color type 5", withHeader(png, 40, 30, 8, 5));
    files.put("PNG with palette color but no palette", withHeader(png, 40, 30, 8, 3));
    files.put("PNG with a flipped header bit", with(png, 17, 1));
    files.put("PNG with a flipped data byte", with(png, data + 20, png[data + 20] ^ 0x10));
    files.put("PNG without data", join(head(png, data - 4), chunk("IEND", new byte[0])));
    files.put("PNG whose data is not zlib", replaceData(png, ascii("not zlib at all")));
    files.put("PNG whose data is empty", replaceData(png, new byte[0]));
    files.put("PNG whose data stops early", replaceData(png, FileSurgery.deflate(new byte[99])));
    files.put("PNG with a chunk of 2 GB", with(png, data - 4, 0x7F, 0xFF, 0xFF, 0xFF));
    files.put("PNG with a chunk of negative length", with(png, data - 4, 0xFF));
    files.put("PNG with text line ends", insert(tail(png, 1), 0, ascii("\u0089\r")));
  }

  private static byte[] replaceData(byte[] png, byte[] data) {
    return join(head(png, find(png, "IDAT") - 4), chunk("IDAT", data), chunk("IEND", new byte[0]));
  }

  private void addJpegs() throws IOException {
    byte[] jpeg = SampleFiles.jpeg(image);
    int frame = find(jpeg, "\u00ff\u00c0");
    int scan = find(jpeg, "\u00ff\u00da");
    files.put("JPEG start and end alone", join(head(jpeg, 2), tail(jpeg, jpeg.length - 2)));
    files.put("JPEG without a scan", join(head(jpeg, scan), tail(jpeg, jpeg.length - 2)));
    files.put("JPEG without its frame header", join(head(jpeg, frame), tail(jpeg, scan)));
    files.put("JPEG of no width", with(jpeg, frame + 7, 0, 0));
    files.put("JPEG bomb of 65535 squared", with(jpeg, frame + 5, 0xFF, 0xFF, 0xFF, 0xFF));
    files.put("JPEG of 9 components", with(jpeg, frame + 9, 9));
    files.put("JPEG of 77 bits", with(jpeg, frame + 4, 77));
    files.put("JPEG with a segment of length 0", with(jpeg, 4, 0, 0));
    files.put("JPEG with a segment beyond the end", with(jpeg, 4, 0xFF, 0xFF));
    files.put("JPEG cut in the middle with its end kept", cutMiddle(jpeg, scan));
  }

  private static byte[] cutMiddle(byte[] jpeg, int scan) {
    int middle = (scan + jpeg.length) / 2;
    return join(head(jpeg, middle), tail(jpeg, jpeg.length - 2));
  }

  private void addTiffs() throws IOException {
    byte[] tiff = SampleFiles.tiff(image, "LZW", false);
    files.put("TIFF header alone", head(tiff, 8));
    files.put("TIFF directory beyond the end", with(tiff, 4, 0x7F, 0, 0, 0));
    files.put("TIFF directory at 0", with(tiff, 4, 0, 0, 0, 0));
    files.put("TIFF directory inside the header", with(tiff, 4, 0, 0, 0, 4));
    files.put("TIFF of no width", tiffValue(tiff, 0x100, 0));
    files.put("TIFF of no height", tiffValue(tiff, 0x101, 0));
    files.put("TIFF bomb of 2^31 - 1 wide", tiffValue(tiff, 0x100, Integer.MAX_VALUE));
    files.put("TIFF with an unknown compression", tiffValue(tiff, 0x103, 12_345 << 16));
    files.put("TIFF of an unknown color model", tiffValue(tiff, 0x106, 999 << 16));
    files.put("TIFF with its strip beyond the end", tiffValue(tiff, 0x111, 0x7F000000));
    files.put("TIFF whose directory is itself", join(ascii("MM\0*\0\0\0\0"), new byte[30]));
  }

  private static byte[] tiffValue(byte[] tiff, int tag, int value) {
    int at = FileSurgery.tiffEntry(tiff, tag) + 8;
    return with(tiff, at, value >> 24, value >> 16, value >> 8, value);
  }

  private void addOthers() throws IOException {
    byte[] bmp = SampleFiles.encode(image, "bmp");
    files.put("BMP of no width", with(bmp, 18, 0, 0, 0, 0));
    files.put("BMP of negative width", with(bmp, 18, 0xFF, 0xFF, 0xFF, 0xFF));
    files.put("BMP bomb", with(bmp, 18, 0, 0, 1, 0, 0, 0, 1, 0));
    files.put("BMP of 5 bits", with(bmp, 28, 5));
    files.put("BMP of an unknown compression", with(bmp, 30, 77));
    byte[] gif = SampleFiles.encode(image, "gif");
    files.put("GIF header alone", head(gif, 13));
    files.put("GIF with no picture", join(head(gif, 10), new byte[] {0, 0, 0, ';'}));
    int picture = find(gif, ",\0\0\0\0");
    files.put("GIF of no width", with(gif, picture + 5, 0, 0));
    files.put("GIF with a wrong block", with(gif, picture, 0x77));
    byte[] webp = SampleFiles.WEBP_LOSSLESS;
    files.put("WebP header alone", head(webp, 12));
    files.put("WebP with an unknown first chunk", with(webp, 12, 'X', 'X', 'X', 'X'));
    files.put("WebP with a wrong signature", with(webp, 20, 0));
    files.put("WebP chunk beyond the end", with(webp, 16, 0xFF, 0xFF));
    files.put(
        "WebP that starts between key frames",
        with(SampleFiles.WEBP_LOSSY, 20, SampleFiles.WEBP_LOSSY[20] | 1));
  }
}
