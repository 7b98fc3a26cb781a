package org.impasto.paint.weights;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Content-Range: bytes FIRST-LAST/TOTAL} of a partial response (RFC 9110). */
final class ContentRange {

  private static final Pattern FORM =
      Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  private ContentRange() {}

  /** Whether the response goes on at {@code offset} in a file of {@code total} bytes. */
  static boolean continuesAt(long offset, OptionalLong total, String header) {
    Matcher range = FORM.matcher(header);
    if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
      return false;
    }
    long last = Long.parseLong(range.group(2));
    if (total.isEmpty()) {
      return last >= offset;
    }
    boolean rightTotal =
        range.group(3).equals("*") || Long.parseLong(range.group(3)) == total.getAsLong();
    return rightTotal && last >= offset && last < total.getAsLong();
  }
}
