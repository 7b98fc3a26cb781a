package org.impasto.cli;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.impasto.image.Picture;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What each teacher layer leaves unexplained over the steps of a distillation, smoothed. */
final class DistillPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;

  /** Points of each curve, about; every one is the mean of the steps around it. */
  private static final int POINTS = 200;

  private DistillPlot() {}

  /** Draws {@code points}, at least two. */
  static Picture of(List<DistillPoint> points) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("step")
            .yAxisTitle("unexplained variance")
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setLocale(Locale.ROOT);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    for (String layer : points.get(0).unexplained().keySet()) {
      add(chart, layer, points);
    }
    return Picture.of(BitmapEncoder.getBufferedImage(chart));
  }

  private static void add(XYChart chart, String layer, List<DistillPoint> points) {
    int group = Math.max(1, points.size() / POINTS);
    int count = points.size() / group;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      for (DistillPoint point : points.subList(i * group, (i + 1) * group)) {
        x[i] += (double) point.step() / group;
        y[i] += point.unexplained().getOrDefault(layer, Double.NaN) / group;
      }
    }
    chart.addSeries(layer, x, y).setMarker(SeriesMarkers.NONE);
  }
}
