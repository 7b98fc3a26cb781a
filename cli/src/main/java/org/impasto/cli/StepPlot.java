package org.impasto.cli;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.impasto.image.Picture;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over the steps of a training, smoothed, on a logarithmic scale. */
final class StepPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;

  /** Points of each curve, about; every one is the mean of the steps around it. */
  private static final int POINTS = 200;

  private StepPlot() {}

  /**
   * Draws {@code points}, at least two.
   *
   * @param title of the vertical axis
   * @param curves by name, from each point to its value; where that is not more than 0, nothing is
   *     drawn
   */
  static <P extends StepLog.Point> Picture of(
      String title, List<P> points, Map<String, ToDoubleFunction<P>> curves) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("step")
            .yAxisTitle(title)
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setLocale(Locale.ROOT);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    curves.forEach((name, value) -> add(chart, name, points, value));
    return Picture.of(BitmapEncoder.getBufferedImage(chart));
  }

  private static <P extends StepLog.Point> void add(
      XYChart chart, String name, List<P> points, ToDoubleFunction<P> value) {
    List<P> shown = points.stream().filter(point -> value.applyAsDouble(point) > 0).toList();
    int group = Math.max(1, shown.size() / POINTS);
    int count = shown.size() / group;
    if (count == 0) {
      return;
    }
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      for (P point : shown.subList(i * group, (i + 1) * group)) {
        x[i] += (double) point.step() / group;
        y[i] += value.applyAsDouble(point) / group;
      }
    }
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
  }
}
