package org.vmgen.superinstructions.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The part of the possible reduction that strategies reach, by the number of combinations. */
final class Curves {

  private static final int WIDTH = 440;
  private static final int HEIGHT = 300;
  private static final int LEFT = 42;
  private static final int RIGHT = 14;
  private static final int TOP = 14;
  private static final int BOTTOM = 40;

  /** Told apart by lightness and dashes too, so that print in grey can be read. */
  private static final List<String> COLOURS =
      List.of(
          "#1f77b4", "#d1495b", "#2a9d6f", "#8e5bd6", "#e07a1f", "#7a7a7a", "#00a6a6", "#a67c00");

  private static final List<String> DASHES = List.of("none", "7 3", "2 3", "9 3 2 3");

  private Curves() {}

  /**
   * Draws a chart.
   *
   * @param reached by strategy and number
   * @param bounds by number, what can be reached at most; empty if that is not known
   * @param chosen the strategy that stands out
   */
  static void draw(
      String title,
      Map<String, Map<Integer, Double>> reached,
      Map<Integer, Double> bounds,
      String chosen,
      StringBuilder page) {
    TreeSet<Integer> counts = new TreeSet<>();
    reached.values().forEach(points -> counts.addAll(points.keySet()));
    int most = counts.isEmpty() ? 1 : counts.last();
    page.append(
        format(
            "<figure class=\"chart\"><figcaption>%s</figcaption>%n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
            title, WIDTH, HEIGHT, title));
    for (int fifth = 0; fifth <= 5; fifth++) {
      double y = y(fifth / 5.0);
      page.append(
          format(
              "<path class=\"%s\" d=\"M%d %.1f H%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>%n",
              fifth == 5 ? "floor" : "grid", LEFT, y, WIDTH - RIGHT, LEFT - 6, y + 4, 20 * fifth));
    }
    axis(counts, most, page);
    if (!bounds.isEmpty()) {
      page.append(format("<path class=\"bound\" d=\"%s\"/>%n", path(bounds, most)));
    }
    List<String> names = new ArrayList<>(reached.keySet());
    for (String name : names) {
      int number = names.indexOf(name);
      page.append(
          format(
              "<path class=\"curve%s\" d=\"%s\" stroke=\"%s\" stroke-dasharray=\"%s\"><title>%s</title></path>%n",
              name.equals(chosen) ? " chosen" : "",
              path(reached.get(name), most),
              COLOURS.get(number % COLOURS.size()),
              dashes(name, number, chosen),
              ReportHtml.escaped(name)));
    }
    page.append("</svg>\n<ul class=\"legend\">");
    for (String name : names) {
      int number = names.indexOf(name);
      entry(
          ReportHtml.escaped(name),
          format(
              "class=\"curve%s\" stroke=\"%s\" stroke-dasharray=\"%s\"",
              name.equals(chosen) ? " chosen" : "",
              COLOURS.get(number % COLOURS.size()),
              dashes(name, number, chosen)),
          page);
    }
    if (!bounds.isEmpty()) {
      entry("at most, by proof", "class=\"bound\"", page);
    }
    page.append("</ul></figure>\n");
  }

  private static void axis(Iterable<Integer> counts, int most, StringBuilder page) {
    double last = -100;
    for (int count : counts) {
      if (x(count, most) - last >= 24) {
        last = x(count, most);
        page.append(
            format(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                last, HEIGHT - BOTTOM + 18, count));
      }
    }
    page.append(
        format(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">combinations</text>%n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4));
  }

  private static void entry(String name, String line, StringBuilder page) {
    page.append(
        "<li><svg viewBox=\"0 0 26 8\" width=\"26\" height=\"8\" aria-hidden=\"true\"><path d=\"M0 4 H26\" "
            + line
            + "/></svg> "
            + name
            + "</li>");
  }

  private static String dashes(String name, int number, String chosen) {
    return name.equals(chosen) ? "none" : DASHES.get(number % DASHES.size());
  }

  private static String path(Map<Integer, Double> points, int most) {
    StringBuilder path = new StringBuilder();
    points.forEach(
        (count, value) ->
            path.append(path.length() == 0 ? 'M' : 'L')
                .append(format("%.1f %.1f ", x(count, most), y(value))));
    return path.toString().strip();
  }

  private static double x(int count, int most) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * count / most;
  }

  private static double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace("\r\n", "\n");
  }
}
