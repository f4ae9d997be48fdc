package org.vmgen.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmgen.superinstructions.evaluate.Evaluation;

/** An evaluation for people. */
final class EvaluationTable {

  private EvaluationTable() {}

  static void print(Evaluation evaluation, PrintWriter out) {
    out.println(
        "Groups of programs: "
            + evaluation.folds().stream()
                .map(fold -> String.join(" + ", fold))
                .collect(Collectors.joining(", ")));
    print("trained", evaluation, false, out);
    if (evaluation.folds().size() > 1) {
      print("unseen", evaluation, true, out);
    }
    out.flush();
  }

  private static void print(String kind, Evaluation evaluation, boolean unseen, PrintWriter out) {
    Map<String, Map<Integer, Double>> reached = evaluation.reached(unseen);
    Map<String, Map<Integer, Double>> dispatches = evaluation.dispatches(unseen);
    List<String> strategies = new ArrayList<>(reached.keySet());
    out.println();
    out.println(
        "Programs "
            + kind
            + ": part of the possible reduction of dispatches that is reached (mean),"
            + " dispatches of those without combinations (geometric mean)");
    out.print("     k");
    strategies.forEach(strategy -> out.printf("  %-18s", strategy));
    out.println();
    for (int count : reached.get(strategies.get(0)).keySet()) {
      out.printf("%6d", count);
      for (String strategy : strategies) {
        out.printf(
            Locale.ROOT,
            "  %5.1f %%  %5.1f %%   ",
            100 * reached.get(strategy).get(count),
            100 * dispatches.get(strategy).get(count));
      }
      out.println();
    }
  }
}
