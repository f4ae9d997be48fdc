package org.vmgen.superinstructions.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;
import org.vmgen.superinstructions.output.Replica;

/** The tables of a report. */
final class ReportTables {

  private ReportTables() {}

  /** By number of combinations, what the strategy reaches and how much code it takes. */
  static void sizes(Report report, StringBuilder page) {
    boolean unseen = report.evaluation().folds().size() > 1;
    Map<Integer, Long> bytes = new TreeMap<>();
    report.evaluation().points().stream()
        .filter(p -> p.strategy().equals(report.strategy()) && !p.unseen())
        .forEach(p -> bytes.put(p.count(), p.bytes()));
    start(
        unseen
            ? List.of("combinations", "bytes of code", "profiled", "left out")
            : List.of("combinations", "bytes of code", "profiled"),
        page);
    bytes.forEach(
        (count, size) -> {
          page.append("<tr>").append(cell(number(count))).append(cell(number(size)));
          bar(report.evaluation().reached(false).get(report.strategy()).get(count), page);
          if (unseen) {
            bar(report.evaluation().reached(true).get(report.strategy()).get(count), page);
          }
          page.append("</tr>\n");
        });
    end(page);
  }

  /** By program, what the strategy reaches with a number of combinations. */
  static void programs(Report report, int count, StringBuilder page) {
    start(
        List.of(
            "program",
            "instructions",
            "blocks entered",
            "dispatches left",
            "reached",
            "left out: dispatches left",
            "reached"),
        page);
    Map<String, List<Evaluation.Point>> byProgram =
        report.evaluation().points().stream()
            .filter(p -> p.count() == count && p.strategy().equals(report.strategy()))
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
    end(page);
  }

  private static void row(String name, List<Evaluation.Point> points, StringBuilder page) {
    page.append("<tr>").append(cell(ReportHtml.escaped(name)));
    if (!points.isEmpty()) {
      Prediction known = points.get(0).prediction();
      page.append(cell(number(known.instructions()))).append(cell(number(known.entries())));
    }
    for (Evaluation.Point point : points) {
      Prediction p = point.prediction();
      page.append(
          cell(ReportHtml.percent(p.dispatches() / (double) Math.max(1, p.instructions()))));
      bar(p.reached(), page);
    }
    page.append("</tr>\n");
  }

  /** What was chosen, the greatest gain first. */
  static void chosen(Report report, StringBuilder page) {
    start(List.of("parts", "times", "of all dispatches", "gain", "bytes"), page);
    double most = report.outcome().chosen().stream().mapToDouble(Chosen::gain).max().orElse(1);
    report.outcome().chosen().stream()
        .sorted(Comparator.comparing((Chosen c) -> -c.gain()))
        .forEach(
            c -> {
              page.append("<tr><td class=\"text\">")
                  .append(ReportHtml.escaped(c.composite().text()))
                  .append("</td>")
                  .append(cell(number(c.executions())))
                  .append(cell(ReportHtml.percent(c.share())));
              bar(ReportHtml.percent(c.gain()), most == 0 ? 0 : c.gain() / most, page);
              page.append(cell(number(c.bytes()))).append("</tr>\n");
            });
    for (Replica replica : report.outcome().replicas()) {
      page.append("<tr><td class=\"text\">")
          .append(replica.bodies())
          .append(" bodies of ")
          .append(ReportHtml.escaped(replica.name()))
          .append("</td>")
          .append(cell(number(replica.executions())))
          .append(cell(""))
          .append(cell(ReportHtml.percent(replica.gain())))
          .append(cell(number(replica.bytes())))
          .append("</tr>\n");
    }
    end(page);
  }

  static void start(List<String> head, StringBuilder page) {
    page.append("<div class=\"wide\"><table><thead><tr>");
    head.forEach(name -> page.append("<th>").append(name).append("</th>"));
    page.append("</tr></thead><tbody>\n");
  }

  static void end(StringBuilder page) {
    page.append("</tbody></table></div>\n");
  }

  static void bar(double share, StringBuilder page) {
    bar(ReportHtml.percent(share), share, page);
  }

  /** A cell with a bar behind its text. */
  private static void bar(String text, double length, StringBuilder page) {
    page.append(
        String.format(
            Locale.ROOT,
            "<td class=\"bar\" style=\"--part:%.1f%%\">%s</td>",
            100 * Math.max(0, length),
            text));
  }

  static String cell(String text) {
    return "<td>" + text + "</td>";
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
