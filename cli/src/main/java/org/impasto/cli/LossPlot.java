package org.impasto.cli;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.impasto.image.Picture;
import org.impasto.paint.loss.LossValues;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves of the loss and its terms over a run, on a logarithmic scale. */
final class LossPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;

  private LossPlot() {}

  /** Draws {@code points}, at least one, with a line where a new scale begins. */
  static Picture of(List<LossPoint> points) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("evaluation")
            .yAxisTitle("loss")
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setLocale(Locale.ROOT);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    add(chart, "total", points, LossValues::total);
    add(chart, "content", points, LossValues::content);
    add(chart, "style", points, LossValues::style);
    add(chart, "total variation", points, LossValues::totalVariation);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).scale() != points.get(i - 1).scale()) {
        chart.addAnnotation(new AnnotationLine(i + 1, true, false));
      }
    }
    return Picture.of(BitmapEncoder.getBufferedImage(chart));
  }

  /** A curve through the values above zero, the only ones a logarithm has. */
  private static void add(
      XYChart chart, String name, List<LossPoint> points, ToDoubleFunction<LossValues> term) {
    int[] shown =
        IntStream.range(0, points.size())
            .filter(i -> term.applyAsDouble(points.get(i).loss()) > 0)
            .toArray();
    if (shown.length > 0) {
      double[] x = Arrays.stream(shown).mapToDouble(i -> i + 1).toArray();
      double[] y =
          Arrays.stream(shown).mapToDouble(i -> term.applyAsDouble(points.get(i).loss())).toArray();
      chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
    }
  }
}
