package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The tables of the Forth benchmark.
 *
 * @param engines the rows
 * @param races by program, all with the same engines, but for programs that an engine lacks
 */
record ForthReport(List<ForthEngine> engines, Map<String, Race> races) {
  static final String MEAN = "geometric mean";

  static final List<String> SUMMARY_HEAD =
      List.of(
          "engine",
          "speed to " + ForthEngine.GFORTH.name(),
          "to " + ForthEngine.HAND.name(),
          "checked to unchecked");

  /** Means over the programs. */
  String summary() {
    MarkdownTable table = new MarkdownTable(SUMMARY_HEAD);
    for (ForthEngine engine : engines) {
      table.row(
          List.of(
              engine.name(),
              mean(engine.name(), ForthEngine.GFORTH.name()),
              mean(engine.name(), ForthEngine.HAND.name()),
              engine.unchecked().map(rival -> mean(engine.name(), rival)).orElse("")));
    }
    return table.toString();
  }

  /** The geometric mean over the programs that both have; empty if there are none. */
  private String mean(String engine, String rival) {
    List<Ratio> ratios =
        races.values().stream()
            .filter(race -> race.has(engine) && race.has(rival))
            .map(race -> race.speed(engine, rival))
            .toList();
    return ratios.isEmpty() || engine.equals(rival) ? "" : Ratio.mean(ratios).toString();
  }

  /** The head of the table of programs. */
  static List<String> programsHead(List<ForthEngine> engines) {
    List<String> head = new ArrayList<>(List.of("program", "ms"));
    engines.stream()
        .map(ForthEngine::name)
        .filter(name -> !name.equals(ForthEngine.GFORTH.name()))
        .forEach(head::add);
    return head;
  }

  /** Speeds to gforth-fast: a row for each program, and the mean. */
  String programs() {
    String rival = ForthEngine.GFORTH.name();
    List<String> head = programsHead(engines);
    List<String> names = head.subList(2, head.size());
    MarkdownTable table = new MarkdownTable(head);
    races.forEach(
        (program, race) -> {
          List<String> row = new ArrayList<>();
          row.add(program);
          row.add(race.has(rival) ? "%.2f".formatted(1000 * race.seconds(rival)) : "");
          for (String name : names) {
            row.add(race.has(name) && race.has(rival) ? withSpread(race.speed(name, rival)) : "");
          }
          table.row(row);
        });
    List<String> last = new ArrayList<>(List.of(MEAN, ""));
    names.forEach(name -> last.add(mean(name, rival).split(" ")[0]));
    table.row(last);
    return table.toString();
  }

  private static String withSpread(Ratio ratio) {
    double half = (Collections.max(ratio.builds()) - Collections.min(ratio.builds())) / 2;
    return ratio.builds().size() == 1
        ? "%.2f".formatted(ratio.value())
        : "%.2f±%.2f".formatted(ratio.value(), half);
  }
}
