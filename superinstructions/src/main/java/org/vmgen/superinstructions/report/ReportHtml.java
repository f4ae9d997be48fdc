package org.vmgen.superinstructions.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;

/**
 * A report as one page that needs nothing else: no script, no file, no network. Colours are told
 * apart by their lightness and by names beside them, so that print in grey can be read.
 */
public final class ReportHtml {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8886; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
      .wide { overflow-x: auto; } svg { max-width: 100%; height: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: right; padding: .15rem .6rem; border-bottom: 1px solid var(--line); }
      th:first-child, td:first-child, td.text { text-align: left; } td.text { font-family: ui-monospace, monospace; font-size: .85rem; }
      svg text { font: 12px system-ui, sans-serif; fill: currentColor; }
      figure { margin: 1rem 0; } figcaption { color: #777; font-size: .9rem; }
      @media print { body { max-width: none; font-size: 11px; } h2, figure, tr { break-inside: avoid; } }
      """;

  private ReportHtml() {}

  /** The text of the page. */
  public static String of(Report report) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<title>Combined instructions of ")
        .append(escaped(report.machine()))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    head(report, page);
    curves(report, page);
    Icicle.draw(report.programs(), page);
    programs(report, page);
    chosen(report, page);
    return page.append("</body>\n</html>\n").toString();
  }

  private static void head(Report report, StringBuilder page) {
    Prediction prediction = report.outcome().prediction();
    double all = Math.max(1, prediction.instructions());
    page.append(
        """
        <h1>Combined instructions of %s</h1>
        <p>%d combinations, chosen by the strategy <b>%s</b> for the costs <b>%s</b> from %d programs.
        With them %s of the dispatches are left; one for each block, the fewest possible, would be %s.</p>
        """
            .formatted(
                escaped(report.machine()),
                report.outcome().chosen().size(),
                escaped(report.strategy()),
                escaped(report.costs()),
                report.programs().size(),
                percent(prediction.dispatches() / all),
                percent(prediction.entries() / all)));
  }

  private static void curves(Report report, StringBuilder page) {
    page.append("<h2>What a number of combinations reaches</h2>\n");
    List<Boolean> kinds =
        report.evaluation().folds().size() > 1 ? List.of(false, true) : List.of(false);
    for (boolean unseen : kinds) {
      Curves.draw(
          unseen ? "programs left out" : "programs of the profiles",
          report.evaluation().reached(unseen),
          page);
    }
    page.append(
        """
        <p>1 is the floor: one dispatch for each extended block. A program that is left out is not known to the choice;
        near-duplicates are left out together.</p>
        """);
  }

  /** By program, what the strategy reaches with the greatest number. */
  private static void programs(Report report, StringBuilder page) {
    int most =
        report.evaluation().points().stream().mapToInt(Evaluation.Point::count).max().orElse(0);
    page.append("<h2>Programs, with ")
        .append(most)
        .append(
            """
             combinations</h2>
            <div class="wide"><table>
            <tr><th>program</th><th>instructions</th><th>blocks</th><th>dispatches</th><th>reached</th><th>left out: dispatches</th><th>reached</th></tr>
            """);
    Map<String, List<Evaluation.Point>> byProgram =
        report.evaluation().points().stream()
            .filter(p -> p.count() == most && p.strategy().equals(report.strategy()))
            .collect(Collectors.groupingBy(Evaluation.Point::program));
    report
        .programs()
        .forEach(
            program -> {
              List<Evaluation.Point> points =
                  new ArrayList<>(byProgram.getOrDefault(program.name(), List.of()));
              points.sort(Comparator.comparing(Evaluation.Point::unseen));
              row(program.name(), points, page);
            });
    page.append("</table></div>\n");
  }

  private static void row(String name, List<Evaluation.Point> points, StringBuilder page) {
    page.append("<tr><td>").append(escaped(name)).append("</td>");
    if (!points.isEmpty()) {
      Prediction known = points.get(0).prediction();
      page.append(cell(number(known.instructions()))).append(cell(number(known.entries())));
    }
    for (Evaluation.Point point : points) {
      Prediction p = point.prediction();
      page.append(cell(percent(p.dispatches() / (double) Math.max(1, p.instructions()))));
      page.append(cell(percent(p.reached())));
    }
    page.append("</tr>\n");
  }

  private static void chosen(Report report, StringBuilder page) {
    long bytes = report.outcome().chosen().stream().mapToLong(Chosen::bytes).sum();
    page.append("<h2>What was chosen</h2>\n<p>About ")
        .append(number(bytes))
        .append(
            """
             bytes of code. The gain is by how much the programs cost more without the combination, all others being there.</p>
            <div class="wide"><table>
            <tr><th>parts</th><th>times</th><th>of all dispatches</th><th>gain</th><th>bytes</th></tr>
            """);
    report.outcome().chosen().stream()
        .sorted(Comparator.comparing((Chosen c) -> -c.gain()))
        .forEach(
            c ->
                page.append("<tr><td class=\"text\">")
                    .append(escaped(c.composite().text()))
                    .append("</td>")
                    .append(cell(number(c.executions())))
                    .append(cell(percent(c.share())))
                    .append(cell(percent(c.gain())))
                    .append(cell(number(c.bytes())))
                    .append("</tr>\n"));
    page.append("</table></div>\n");
  }

  private static String cell(String text) {
    return "<td>" + text + "</td>";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
