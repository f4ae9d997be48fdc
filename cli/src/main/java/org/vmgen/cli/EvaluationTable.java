package org.vmgen.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.select.Strategies;

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
    } else {
      out.println(
          "\nPrograms unseen: none can be left out; give profiles of two that differ, or more");
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
    strategies.forEach(strategy -> out.printf(Locale.ROOT, "  %-18s", strategy));
    Map<Integer, Double> bounds = unseen ? Map.of() : evaluation.bounds();
    out.println(bounds.isEmpty() ? "" : "  at most");
    for (int count : reached.get(strategies.get(0)).keySet()) {
      out.printf(Locale.ROOT, "%6d", count);
      for (String strategy : strategies) {
        out.printf(
            Locale.ROOT,
            "  %5.1f %%  %5.1f %%   ",
            100 * reached.get(strategy).get(count),
            100 * dispatches.get(strategy).get(count));
      }
      out.println(
          bounds.containsKey(count)
              ? String.format(Locale.ROOT, "  %5.1f %%", 100 * bounds.get(count))
              : "");
    }
    beside(evaluation, unseen, dispatches, out);
  }

  /** How the default stands to the simplest strategy: over all numbers, and where it loses. */
  private static void beside(
      Evaluation evaluation,
      boolean unseen,
      Map<String, Map<Integer, Double>> dispatches,
      PrintWriter out) {
    String own = Strategies.DEFAULT;
    Map<Integer, Double> simplest = dispatches.getOrDefault("frequency", Map.of());
    List<Integer> lost =
        dispatches.getOrDefault(own, Map.of()).entrySet().stream()
            .filter(e -> e.getValue() > simplest.get(e.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    out.printf(
        Locale.ROOT,
        "%s leaves %.1f %% of the dispatches that frequency leaves (geometric mean over k); more at k: %s%n",
        own,
        100 * evaluation.ratio(own, "frequency", unseen),
        lost.isEmpty()
            ? "none"
            : lost.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
