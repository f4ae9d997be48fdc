package org.vmgen.superinstructions.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;
import org.vmgen.superinstructions.output.Replica;

/** The data of a report as JSON. */
public final class ReportJson {

  private ReportJson() {}

  /** One object; what the page shows is computed from it alone. */
  public static String of(Report report) {
    return "{\n\"machine\": %s,\n\"strategy\": %s,\n\"costs\": %s,\n\"programs\": %s,\n\"folds\": %s,\n\"chosen\": %s,\n\"replicas\": %s,\n\"points\": %s,\n\"bounds\": %s\n}\n"
        .formatted(
            string(report.machine()),
            string(report.strategy()),
            string(report.costs()),
            list(report.programs(), p -> string(p.name())),
            list(report.evaluation().folds(), fold -> list(fold, ReportJson::string)),
            list(report.outcome().chosen(), ReportJson::chosen),
            list(report.outcome().replicas(), ReportJson::replica),
            list(report.evaluation().points(), ReportJson::point),
            list(
                List.copyOf(report.evaluation().bounds().entrySet()),
                b -> "\n{\"count\": %d, \"reached\": %s}".formatted(b.getKey(), b.getValue())));
  }

  private static String chosen(Chosen chosen) {
    return "\n{\"name\": %s, \"parts\": %s, \"executions\": %d, \"share\": %s, \"gain\": %s, \"bytes\": %d}"
        .formatted(
            string(chosen.composite().name()),
            list(chosen.composite().parts(), p -> string(p.text())),
            chosen.executions(),
            chosen.share(),
            chosen.gain(),
            chosen.bytes());
  }

  private static String replica(Replica replica) {
    return "\n{\"name\": %s, \"bodies\": %d, \"executions\": %d, \"gain\": %s, \"bytes\": %d}"
        .formatted(
            string(replica.name()),
            replica.bodies(),
            replica.executions(),
            replica.gain(),
            replica.bytes());
  }

  private static String point(Evaluation.Point point) {
    Prediction p = point.prediction();
    return "\n{\"strategy\": %s, \"unseen\": %s, \"count\": %d, \"chosen\": %d, \"bytes\": %d, \"program\": %s, \"instructions\": %d, \"dispatches\": %d, \"entries\": %d, \"cost\": %d}"
        .formatted(
            string(point.strategy()),
            point.unseen(),
            point.count(),
            point.chosen(),
            point.bytes(),
            string(point.program()),
            p.instructions(),
            p.dispatches(),
            p.entries(),
            p.cost());
  }

  private static <T> String list(List<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Also safe inside a script of a page: no tag can end in it. */
  private static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
