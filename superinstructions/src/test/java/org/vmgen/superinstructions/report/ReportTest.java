package org.vmgen.superinstructions.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.Training;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.OptimalStrategy;
import org.vmgen.superinstructions.select.Progress;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {

  private static final Report REPORT = report();

  private static Report report() {
    List<Program> programs =
        List.of(
            Training.program("a", "10|dup; +; 0branch _"),
            Training.program("<b> & \"c\",", "10|dup; +; dup", "4|lit 1; -"));
    Synthesis synthesis =
        Training.synthesis(Training.dispatches(), programs.toArray(Program[]::new));
    List<Integer> choice =
        new OptimalStrategy().choose(synthesis.problem(), Limits.count(2), Progress.NONE);
    Evaluation evaluation =
        Evaluation.of(
            Training.model(),
            programs,
            Training.dispatches(),
            Synthesis.Options.DEFAULT,
            List.of(1, 2),
            step -> {});
    return new Report(
        "small",
        "optimal",
        Synthesis.Options.DEFAULT,
        "dispatches",
        programs,
        synthesis.outcome(choice),
        evaluation,
        List.of());
  }

  private static Report measured() {
    return new Report(
        REPORT.machine(),
        REPORT.strategy(),
        REPORT.options(),
        REPORT.costs(),
        REPORT.programs(),
        REPORT.outcome(),
        REPORT.evaluation(),
        List.of(
            new Measurement(
                0, 1, 1, OptionalDouble.of(1), List.of(400_000_000L, 90_000_000L), false),
            new Measurement(
                2, 0.5, 0.6, OptionalDouble.empty(), List.of(200_000_000L, 9_000_000L), true)));
  }

  @Test
  void timesStandBesideWhatWasPredicted() throws Exception {
    String page = ReportHtml.of(measured());
    Document document = parsed(page);
    assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(5);
    assertThat(page)
        .contains(
            "<tr><td>2</td><td>50.0 %</td><td class=\"bar\" style=\"--part:60.0%\">60.0 %</td>"
                + "<td>too short</td><td>chosen</td></tr>",
            "<tr><td>a</td><td>0.400</td><td>0.200</td></tr>");
    assertThat(ReportCsv.measured(measured()))
        .isEqualTo(
            """
            combinations,dispatches,cost,time,chosen,program,nanoseconds
            0,1.0,1.0,1.0,false,a,400000000
            0,1.0,1.0,1.0,false,"<b> & ""c"",",90000000
            2,0.5,0.6,,true,a,200000000
            2,0.5,0.6,,true,"<b> & ""c"",",9000000
            """);
    assertThat(ReportJson.of(measured()))
        .contains(
            """
              "measured": [
                {"combinations":0,"dispatches":1.0,"cost":1.0,"time":1.0,"chosen":false,"nanoseconds":[400000000,90000000]},
                {"combinations":2,"dispatches":0.5,"cost":0.6,"time":null,"chosen":true,"nanoseconds":[200000000,9000000]}
              ],
            """);
  }

  private static Document parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingElse() throws Exception {
    String page = ReportHtml.of(REPORT);
    Document document = parsed(page);
    assertThat(document.getElementsByTagName("figure").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(0);
    assertThat(page).doesNotContain("href=", "src=", "http", "url(");
    // Two numbers, two programs and two combinations, each table with its line of names.
    assertThat(document.getElementsByTagName("tr").getLength()).isEqualTo(9);
    assertThat(page).contains("<td>&lt;b&gt; &amp; &quot;c&quot;,</td>");
  }

  @Test
  void theTableOfProgramsIsAboutTheNumberThatWasChosen() {
    Synthesis synthesis =
        Training.synthesis(Training.dispatches(), REPORT.programs().toArray(Program[]::new));
    List<Integer> one =
        new OptimalStrategy().choose(synthesis.problem(), Limits.count(1), Progress.NONE);
    Report fewer =
        new Report(
            REPORT.machine(),
            REPORT.strategy(),
            REPORT.options(),
            REPORT.costs(),
            REPORT.programs(),
            synthesis.outcome(one),
            REPORT.evaluation(),
            List.of());
    assertThat(ReportHtml.of(REPORT)).contains("<h2>Programs, with 2 combinations</h2>");
    assertThat(ReportHtml.of(fewer)).contains("<h2>Programs, with 1 combination</h2>");
  }

  @Test
  void theTablesHaveALineForEachPoint() {
    String[] lines = ReportCsv.evaluation(REPORT).split("\n");
    assertThat(lines[0])
        .isEqualTo(
            "strategy,unseen,count,chosen,bytes,program,instructions,dispatches,entries,cost");
    assertThat(lines).hasSize(1 + REPORT.evaluation().points().size());
    assertThat(lines)
        .contains("optimal,false,2,2,120,a,30,10,10,10", "pairs,true,1,1,42,a,30,20,10,20");
    assertThat(ReportCsv.chosen(REPORT)).hasLineCount(3).startsWith("name,parts,executions,");
  }

  @Test
  void jsonSaysWhatItIsAbout() {
    assertThat(ReportJson.of(REPORT))
        .startsWith("{\n  \"machine\": \"small\",\n  \"strategy\": \"optimal\",")
        .contains("\"programs\": [\n    \"a\",\n    \"<b> & \\\"c\\\",\"\n  ]")
        .contains("\"longest\": 8,\n  \"constants\": 200,")
        .contains("\"measured\": [],");
  }

  @Test
  void thePageSaysWhatTheChoiceWasBoundTo() {
    Report bound =
        new Report(
            REPORT.machine(),
            REPORT.strategy(),
            new Synthesis.Options(Synthesis.Options.DEFAULT.weighting(), 4, 2_000, 0),
            REPORT.costs(),
            REPORT.programs(),
            REPORT.outcome(),
            REPORT.evaluation(),
            List.of());
    assertThat(ReportHtml.of(REPORT)).contains("strategy <b>optimal</b> for the costs");
    assertThat(ReportHtml.of(bound))
        .contains("<b>optimal</b>, of at most 4 instructions, without constants for the costs");
    assertThat(ReportJson.of(bound)).contains("\"longest\": 4,\n  \"constants\": 0,");
  }

  @Test
  void jsonHasTheValuesOfTheTables() {
    assertThat(rows(ReportCsv.evaluation(REPORT)))
        .isNotEmpty()
        .isEqualTo(values("points", List.of()));
    assertThat(rows(ReportCsv.bounds(REPORT))).hasSize(2).isEqualTo(values("bounds", List.of()));
    // The parts are a list in JSON and a text in the table.
    assertThat(rows(ReportCsv.chosen(REPORT))).hasSize(2).isEqualTo(values("chosen", List.of(1)));
  }

  /** The cells of a table by row, without the line of names. */
  private static List<List<String>> rows(String csv) {
    return csv.lines()
        .skip(1)
        .map(
            line ->
                Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,\"]+)(?:,|$)")
                    .matcher(line)
                    .results()
                    .map(m -> m.group(1) == null ? m.group(2) : m.group(1).replace("\"\"", "\""))
                    .toList())
        .toList();
  }

  /**
   * The values of the objects in a list, each of which has a line.
   *
   * @param joined the places of values that are lists, which are joined by blanks
   */
  private static List<List<String>> values(String list, List<Integer> joined) {
    String json = ReportJson.of(REPORT);
    int start = json.indexOf("\"" + list + "\": [");
    List<List<String>> objects = new ArrayList<>();
    for (String line : json.substring(start).lines().skip(1).map(String::strip).toList()) {
      if (!line.startsWith("{")) {
        break;
      }
      List<String> values = new ArrayList<>();
      Matcher value =
          Pattern.compile("\"\\w+\":(\\[.*?]|\"(?:[^\"\\\\]|\\\\.)*\"|[^,}\"]+)").matcher(line);
      while (value.find()) {
        String text = value.group(1);
        if (joined.contains(values.size())) {
          text = text.substring(1, text.length() - 1).replace("\",\"", " ");
        }
        values.add(text.replaceAll("^\"|\"$", "").replace("\\\"", "\""));
      }
      objects.add(values);
    }
    return objects;
  }
}
