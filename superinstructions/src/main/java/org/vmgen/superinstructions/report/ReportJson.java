package org.vmgen.superinstructions.report;

import java.math.BigDecimal;
import java.util.Map;
import org.vmgen.generator.json.Json;
import org.vmgen.generator.model.Composite;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;
import org.vmgen.superinstructions.output.Replica;

/** The data of a report as JSON. */
public final class ReportJson {

  private ReportJson() {}

  /** One object; what the page shows is computed from it alone. */
  public static String of(Report report) {
    Evaluation evaluation = report.evaluation();
    Map<String, Object> object =
        Json.object(
            "machine", report.machine(),
            "strategy", report.strategy(),
            "longest", report.options().longest(),
            "constants", report.options().constants(),
            "costs", report.costs(),
            "programs", report.programs().stream().map(Program::name).toList(),
            "folds", evaluation.folds(),
            "chosen", report.outcome().chosen().stream().map(ReportJson::chosen).toList(),
            "replicas", report.outcome().replicas().stream().map(ReportJson::replica).toList(),
            "measured", report.measured().stream().map(ReportJson::measured).toList(),
            "points", evaluation.points().stream().map(ReportJson::point).toList(),
            "bounds",
                evaluation.bounds().entrySet().stream()
                    .map(bound -> Json.object("count", bound.getKey(), "reached", bound.getValue()))
                    .toList());
    return Json.lines(object, 2) + "\n";
  }

  private static Map<String, Object> chosen(Chosen chosen) {
    return Json.object(
        "name", chosen.composite().name(),
        "parts", chosen.composite().parts().stream().map(Composite.Part::text).toList(),
        "executions", chosen.executions(),
        "share", chosen.share(),
        "gain", chosen.gain(),
        "bytes", chosen.bytes());
  }

  private static Map<String, Object> replica(Replica replica) {
    return Json.object(
        "name", replica.name(),
        "bodies", replica.bodies(),
        "executions", replica.executions(),
        "gain", replica.gain(),
        "bytes", replica.bytes());
  }

  private static Map<String, Object> measured(Measurement measured) {
    return Json.object(
        "combinations", measured.combinations(),
        "dispatches", measured.dispatches(),
        "cost", measured.cost(),
        "time", measured.time().isPresent() ? measured.time().getAsDouble() : Json.NULL,
        "chosen", measured.chosen(),
        "nanoseconds", measured.nanoseconds());
  }

  private static Map<String, Object> point(Evaluation.Point point) {
    Prediction prediction = point.prediction();
    return Json.object(
        "strategy", point.strategy(),
        "unseen", point.unseen(),
        "count", point.count(),
        "chosen", point.chosen(),
        "bytes", point.bytes(),
        "program", point.program(),
        "instructions", prediction.instructions(),
        "dispatches", prediction.dispatches(),
        "entries", prediction.entries(),
        "cost", new BigDecimal(prediction.cost()));
  }
}
