package org.impasto.stylize;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.impasto.image.Picture;

/** One picture of many small ones, each with a label under it, to choose from. */
public final class ContactSheet {
  private static final int GAP = 12;
  private static final int LABEL = 26;
  private static final int FONT_SIZE = 15;

  private ContactSheet() {}

  /**
   * A small picture and its label.
   *
   * @param label one line, cut to the picture's width
   * @param picture of any size
   */
  public record Cell(String label, Picture picture) {}

  /** All cells in rows, about as many across as down. */
  public static Picture of(List<Cell> cells) {
    return of(cells, Math.max(1, (int) Math.ceil(Math.sqrt(cells.size()))));
  }

  /** All cells in rows of {@code across}, 1 or more. */
  public static Picture of(List<Cell> cells, int across) {
    if (across < 1) {
      throw new IllegalArgumentException(
          "%d pictures in a row — there must be 1 or more".formatted(across));
    }
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(
          "a contact sheet of no pictures — it needs at least one — add one");
    }
    int width = cells.stream().mapToInt(cell -> cell.picture().width()).max().orElse(1);
    int height = cells.stream().mapToInt(cell -> cell.picture().height()).max().orElse(1);
    int down = (cells.size() + across - 1) / across;
    BufferedImage sheet =
        new BufferedImage(
            GAP + across * (width + GAP),
            GAP + down * (height + LABEL + GAP),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
      graphics.setColor(Color.DARK_GRAY);
      for (int i = 0; i < cells.size(); i++) {
        int x = GAP + i % across * (width + GAP);
        int y = GAP + i / across * (height + LABEL + GAP);
        Picture picture = cells.get(i).picture();
        graphics.drawImage(picture.toBufferedImage(), x, y, null);
        String label = cut(cells.get(i).label(), picture.width(), graphics.getFontMetrics());
        graphics.drawString(label, x, y + picture.height() + LABEL - GAP / 2);
      }
    } finally {
      graphics.dispose();
    }
    return Picture.of(sheet);
  }

  private static String cut(String label, int width, FontMetrics metrics) {
    if (metrics.stringWidth(label) <= width) {
      return label;
    }
    int end = label.length();
    while (end > 1 && metrics.stringWidth(label.substring(0, end) + "…") > width) {
      end--;
    }
    return label.substring(0, end) + "…";
  }
}
