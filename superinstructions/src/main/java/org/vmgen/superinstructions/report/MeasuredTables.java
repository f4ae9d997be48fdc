package org.vmgen.superinstructions.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, beside what was predicted. */
final class MeasuredTables {

  private MeasuredTables() {}

  static void draw(Report report, StringBuilder page) {
    page.append(
        """
        <h2>Measured</h2>
        <p class="soft">Times are of that without chosen combinations, geometric mean over the programs that run long enough. The predicted
        time is the cost by <b>%s</b>, which is that of dispatching and of stacks without the instructions' own work.</p>
        """
            .formatted(ReportHtml.escaped(report.costs())));
    times(report, page);
    page.append("<p class=\"soft\">Seconds, the least of all runs:</p>\n");
    seconds(report, page);
  }

  private static void times(Report report, StringBuilder page) {
    ReportTables.start(
        List.of("combinations", "dispatches left", "predicted time", "measured time", ""), page);
    for (Measurement measured : report.measured()) {
      page.append("<tr>")
          .append(ReportTables.cell(ReportTables.number(measured.combinations())))
          .append(ReportTables.cell(ReportHtml.percent(measured.dispatches())));
      ReportTables.bar(measured.cost(), page);
      if (measured.time().isPresent()) {
        ReportTables.bar(measured.time().getAsDouble(), page);
      } else {
        page.append(ReportTables.cell("too short"));
      }
      page.append(ReportTables.cell(measured.chosen() ? "chosen" : "")).append("</tr>\n");
    }
    ReportTables.end(page);
  }

  private static void seconds(Report report, StringBuilder page) {
    List<String> head = new ArrayList<>(List.of("program"));
    report.measured().forEach(measured -> head.add(measured.combinations() + " combinations"));
    ReportTables.start(head, page);
    for (int i = 0; i < report.programs().size(); i++) {
      page.append("<tr>")
          .append(ReportTables.cell(ReportHtml.escaped(report.programs().get(i).name())));
      for (Measurement measured : report.measured()) {
        page.append(
            ReportTables.cell(
                String.format(Locale.ROOT, "%.3f", measured.nanoseconds().get(i) / 1e9)));
      }
      page.append("</tr>\n");
    }
    ReportTables.end(page);
  }
}
