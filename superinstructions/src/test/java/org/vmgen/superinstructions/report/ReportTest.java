package org.vmgen.superinstructions.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
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
        "small", "optimal", "dispatches", programs, synthesis.outcome(choice), evaluation);
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingElse() throws Exception {
    String page = ReportHtml.of(REPORT);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page)));
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(0);
    assertThat(page).doesNotContain("href=", "src=", "http", "url(");
    // Two programs and two combinations, each table with its line of names.
    assertThat(document.getElementsByTagName("tr").getLength()).isEqualTo(6);
    assertThat(document.getElementsByTagName("td").item(8).getTextContent())
        .as("the second program's name")
        .isNotEmpty();
    assertThat(page).contains("<td>&lt;b&gt; &amp; &quot;c&quot;,</td>");
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
  void jsonHoldsTheSame() {
    assertThat(ReportJson.of(REPORT))
        .startsWith("{\n\"machine\": \"small\",\n\"strategy\": \"optimal\",")
        .contains("\"programs\": [\"a\", \"\\u003cb> & \\\"c\\\",\"]")
        .contains("\"count\": 2, \"chosen\": 2")
        .doesNotContain("<");
  }
}
