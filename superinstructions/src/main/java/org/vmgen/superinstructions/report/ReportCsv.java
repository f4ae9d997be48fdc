package org.vmgen.superinstructions.report;

import java.math.BigDecimal;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;
import org.vmgen.superinstructions.output.Replica;

/** The data of a report as tables of comma-separated values, with a line of names each. */
public final class ReportCsv {

  private ReportCsv() {}

  /** A line for each strategy, number of combinations and program. */
  public static String evaluation(Report report) {
    StringBuilder text =
        new StringBuilder(
            "strategy,unseen,count,chosen,bytes,program,instructions,dispatches,entries,cost\n");
    for (Evaluation.Point point : report.evaluation().points()) {
      Prediction prediction = point.prediction();
      text.append(
          String.join(
              ",",
              point.strategy(),
              Boolean.toString(point.unseen()),
              Integer.toString(point.count()),
              Integer.toString(point.chosen()),
              Long.toString(point.bytes()),
              quoted(point.program()),
              Long.toString(prediction.instructions()),
              Long.toString(prediction.dispatches()),
              Long.toString(prediction.entries()),
              new BigDecimal(prediction.cost()).toString()));
      text.append('\n');
    }
    return text.toString();
  }

  /** A line for each combination that was chosen. */
  public static String chosen(Report report) {
    StringBuilder text = new StringBuilder("name,parts,executions,share,gain,bytes\n");
    for (Chosen chosen : report.outcome().chosen()) {
      text.append(
          String.join(
              ",",
              quoted(chosen.composite().name()),
              quoted(chosen.composite().text()),
              Long.toString(chosen.executions()),
              Double.toString(chosen.share()),
              Double.toString(chosen.gain()),
              Integer.toString(chosen.bytes())));
      text.append('\n');
    }
    return text.toString();
  }

  /** A line for each instruction that has several bodies. */
  public static String replicas(Report report) {
    StringBuilder text = new StringBuilder("name,bodies,executions,gain,bytes\n");
    for (Replica replica : report.outcome().replicas()) {
      text.append(
          String.join(
              ",",
              quoted(replica.name()),
              Integer.toString(replica.bodies()),
              Long.toString(replica.executions()),
              Double.toString(replica.gain()),
              Integer.toString(replica.bytes())));
      text.append('\n');
    }
    return text.toString();
  }

  /** A line for each number of combinations: what a choice can reach at most, if that is known. */
  public static String bounds(Report report) {
    StringBuilder text = new StringBuilder("count,reached\n");
    report
        .evaluation()
        .bounds()
        .forEach((count, reached) -> text.append(count).append(',').append(reached).append('\n'));
    return text.toString();
  }

  /** A line for each number of combinations that was measured, and each program. */
  public static String measured(Report report) {
    StringBuilder text =
        new StringBuilder("combinations,dispatches,cost,time,chosen,program,nanoseconds\n");
    for (Measurement measured : report.measured()) {
      for (int i = 0; i < report.programs().size(); i++) {
        text.append(
            String.join(
                ",",
                Integer.toString(measured.combinations()),
                Double.toString(measured.dispatches()),
                Double.toString(measured.cost()),
                measured.time().isPresent() ? Double.toString(measured.time().getAsDouble()) : "",
                Boolean.toString(measured.chosen()),
                quoted(report.programs().get(i).name()),
                Long.toString(measured.nanoseconds().get(i))));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return text.matches("[\\w. ]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
