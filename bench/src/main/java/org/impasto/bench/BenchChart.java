package org.impasto.bench;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.impasto.image.Picture;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;

/** How many times less each ratio's better side takes, beside its aim. */
public final class BenchChart {
  private static final int WIDTH = 1600;
  private static final int ROW = 70;
  private static final int MARGIN = 140;
  private static final int LETTERS = 12;

  private BenchChart() {}

  /** Draws all ratios that have an aim; there must be one. */
  public static Picture of(List<Comparison> comparisons) {
    List<String> names = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> aims = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (Target target : comparison.targets()) {
        if (target.wanted() > 0) {
          names.add(label(comparison, target));
          ratios.add(comparison.ratio(target));
          aims.add(target.wanted());
        }
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no ratio has an aim; there is nothing to draw");
    }
    HorizontalBarChart chart =
        new HorizontalBarChartBuilder()
            .width(WIDTH)
            .height(MARGIN + ROW * names.size())
            .xAxisTitle("times less than the baseline")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE).setLocale(Locale.ROOT);
    chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
    chart.addSeries("measured", ratios, names);
    chart.addSeries("aim", aims, names);
    return Picture.of(BitmapEncoder.getBufferedImage(chart));
  }

  /** What a row is called; the chart takes rows of the same name for one. */
  static String label(Comparison comparison, Target target) {
    return "%s: %s, %s".formatted(comparison.title(), target.better(), target.than());
  }

  /** Whether there is something to draw. */
  public static boolean hasBars(List<Comparison> comparisons) {
    return comparisons.stream()
        .flatMap(comparison -> comparison.targets().stream())
        .anyMatch(target -> target.wanted() > 0);
  }
}
