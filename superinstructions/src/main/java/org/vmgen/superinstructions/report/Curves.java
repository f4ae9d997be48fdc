package org.vmgen.superinstructions.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of the possible reduction that strategies reach, by the number of combinations. */
final class Curves {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int LEFT = 40;
  private static final int BOTTOM = 30;
  private static final int RIGHT = 90;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#d1495b", "#2e8b57", "#9b5de5", "#e07a1f", "#777777", "#00a6a6");

  private Curves() {}

  /**
   * Draws a chart.
   *
   * @param reached by strategy and number
   */
  static void draw(String title, Map<String, Map<Integer, Double>> reached, StringBuilder page) {
    int most =
        reached.values().stream()
            .flatMap(m -> m.keySet().stream())
            .mapToInt(Integer::intValue)
            .max()
            .orElse(1);
    page.append("<figure><svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"")
        .append(title)
        .append("\">\n");
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double y = y(tenth / 10.0);
      page.append(
          format(
              "<path d=\"M%d %.1f H%d\" stroke=\"currentColor\" stroke-opacity=\"%s\"/><text x=\"4\" y=\"%.1f\">%.1f</text>%n",
              LEFT, y, WIDTH - RIGHT, tenth == 10 ? "1" : ".2", y + 4, tenth / 10.0));
    }
    int number = 0;
    for (Map.Entry<String, Map<Integer, Double>> curve : reached.entrySet()) {
      draw(curve.getKey(), curve.getValue(), most, number++, page);
    }
    reached.values().stream()
        .findFirst()
        .ifPresent(
            counts ->
                counts
                    .keySet()
                    .forEach(
                        k ->
                            page.append(
                                format(
                                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                                    x(k, most), HEIGHT - 8, k))));
    page.append("</svg><figcaption>Reached by number of combinations: ")
        .append(title)
        .append("</figcaption></figure>\n");
  }

  private static void draw(
      String name, Map<Integer, Double> points, int most, int number, StringBuilder page) {
    String colour = COLOURS.get(number % COLOURS.size());
    StringBuilder path = new StringBuilder();
    points.forEach(
        (count, value) ->
            path.append(path.length() == 0 ? 'M' : 'L')
                .append(format("%.1f %.1f ", x(count, most), y(value))));
    page.append(
        format(
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>%n",
            path.toString().strip(),
            colour,
            name.equals("optimal") || name.equals("general") ? "3" : "1.5",
            number % 2 == 0 ? "none" : "6 3"));
    page.append(
        format(
            "<text x=\"%d\" y=\"%d\" style=\"fill:%s\">%s</text>%n",
            WIDTH - RIGHT + 8, 24 + 18 * number, colour, ReportHtml.escaped(name)));
  }

  private static double x(int count, int most) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * count / most;
  }

  private static double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 12) * value;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace("\r\n", "\n");
  }
}
