package org.vmgen.superinstructions.report;

import java.util.Locale;
import java.util.Map;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;

/** A report as one page that needs nothing else: no script, no file, no network. */
public final class ReportHtml {

  /** How each page begins. */
  public static final String START =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>Combined instructions of\s""";

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --back: #fbfaf8; --card: #fff; --ink: #1d2430; --soft: #667; --line: #d9d9e0; --bar: #cfe3f3; --mark: #b3261e; }
      @media (prefers-color-scheme: dark) { :root { --back: #14171c; --card: #1d2128; --ink: #e6e8ec; --soft: #9aa3b2; --line: #363c47; --bar: #264a66; --mark: #ff8a80; } }
      * { box-sizing: border-box; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1.25rem 1rem 4rem; background: var(--back); color: var(--ink); }
      h1 { font-size: 1.7rem; line-height: 1.2; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 3rem 0 .5rem; }
      p { max-width: 46rem; } .soft, figcaption { color: var(--soft); }
      .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0; padding: 0; list-style: none; }
      .facts li, .chart { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem 1rem; }
      .facts b { display: block; font-size: 1.5rem; line-height: 1.3; }
      .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
      figure { margin: 0; } svg { display: block; max-width: 100%; height: auto; } figcaption { font-size: .9rem; margin-bottom: .4rem; }
      svg text { font: 12px system-ui, sans-serif; fill: var(--soft); }
      .grid { stroke: var(--line); } .floor { stroke: var(--soft); } .curve { fill: none; stroke-width: 1.6; } .chosen { stroke-width: 3.6; }
      .bound { fill: none; stroke: var(--mark); stroke-width: 1.4; stroke-dasharray: 1 3; }
      .legend { list-style: none; padding: 0; margin: .4rem 0 0; display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .85rem; } .legend svg { display: inline; vertical-align: middle; }
      .wide { overflow-x: auto; } .deep { min-width: 44rem; } .deep text { fill: #16191f; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; }
      th { color: var(--soft); font-weight: 600; vertical-align: bottom; } th, td { text-align: right; padding: .3rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
      th { white-space: normal; } th:first-child, td:first-child { text-align: left; padding-left: 0; }
      td.text { font-family: ui-monospace, monospace; font-size: .82rem; white-space: normal; min-width: 14rem; overflow-wrap: anywhere; }
      td.bar { background: linear-gradient(to right, var(--bar) var(--part), transparent 0); min-width: 5.5rem; }
      @media print {
        :root { --back: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --bar: #ddd; }
        body { max-width: none; padding: 0; font-size: 10pt; } table { font-size: 8.5pt; } .wide { overflow: visible; } .deep { min-width: 0; }
        .charts { grid-template-columns: 1fr 1fr; } td.bar { print-color-adjust: exact; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } thead { display: table-header-group; }
      }
      """;

  private ReportHtml() {}

  /** The text of the page. */
  public static String of(Report report) {
    StringBuilder page = new StringBuilder();
    page.append(START)
        .append(escaped(report.machine()))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    head(report, page);
    if (!report.measured().isEmpty()) {
      MeasuredTables.draw(report, page);
    }
    curves(report, page);
    Icicle.draw(report.programs(), page);
    int count = report.count();
    page.append("<h2>Programs, with ")
        .append(count)
        .append(count == 1 ? " combination</h2>\n" : " combinations</h2>\n");
    ReportTables.programs(report, count, page);
    page.append(
        """
        <h2>What was chosen</h2>
        <p class="soft">The gain is by how much the programs cost more without the combination, all others being there.</p>
        """);
    ReportTables.chosen(report, page);
    return page.append("</body>\n</html>\n").toString();
  }

  private static void head(Report report, StringBuilder page) {
    Prediction prediction = report.outcome().prediction();
    double all = Math.max(1, prediction.instructions());
    long bytes = report.outcome().chosen().stream().mapToLong(Chosen::bytes).sum();
    page.append(
        """
        <h1>Combined instructions of %s</h1>
        <p class="soft">Chosen by the strategy <b>%s</b>%s for the costs <b>%s</b> from the profiles of %d programs.</p>
        <ul class="facts">
        <li><b>%d</b>combinations</li>
        <li><b>%s</b>of the dispatches are left</li>
        <li><b>%s</b>would be one for each block</li>
        <li><b>%s</b>of what is possible is reached</li>
        <li><b>%s</b>bytes of code, about</li>
        </ul>
        """
            .formatted(
                escaped(report.machine()),
                escaped(report.strategy()),
                report.options().text(),
                escaped(report.costs()),
                report.programs().size(),
                report.outcome().chosen().size(),
                percent(prediction.dispatches() / all),
                percent(prediction.entries() / all),
                percent(prediction.reached()),
                ReportTables.number(bytes)));
  }

  private static void curves(Report report, StringBuilder page) {
    Evaluation evaluation = report.evaluation();
    page.append(
        """
        <h2>What a number of combinations reaches</h2>
        <p class="soft">The part of the possible reduction of dispatches, mean over programs; 100 % is one dispatch for each extended
        block. A program that is left out is not known to the choice; near-duplicates are left out together.</p>
        <div class="charts">
        """);
    Curves.draw(
        "Programs of the profiles",
        evaluation.reached(false),
        evaluation.bounds(),
        report.strategy(),
        page);
    if (evaluation.folds().size() > 1) {
      Curves.draw("Programs left out", evaluation.reached(true), Map.of(), report.strategy(), page);
    }
    page.append("</div>\n<h2>Code size, by <b>")
        .append(escaped(report.strategy()))
        .append("</b></h2>\n");
    ReportTables.sizes(report, page);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
