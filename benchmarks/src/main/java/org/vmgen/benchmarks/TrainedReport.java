package org.vmgen.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What combined instructions from profiles gain, measured beside predicted by the cost models.
 *
 * @param engines the rows
 * @param races by program, all with the same engines
 */
record TrainedReport(ForthBuilds builds, List<ForthEngine> engines, Map<String, Race> races) {

  static final List<String> HEAD =
      List.of("engine", "speed to " + ForthEngine.GFORTH.name(), "to itself without", "predicted");

  /** Means over the programs, and each program on the engines with combinations. */
  String tables() throws IOException {
    return means() + "\n" + programs();
  }

  private String means() throws IOException {
    MarkdownTable table = new MarkdownTable(HEAD);
    for (ForthEngine engine : engines) {
      Optional<String> without = engine.without().filter(this::isMeasured);
      double product = 1;
      for (String program : races.keySet()) {
        product *= without.isEmpty() ? 1 : builds.predicted(engine, program);
      }
      table.row(
          List.of(
              engine.name(),
              isMeasured(ForthEngine.GFORTH.name()) && engine != ForthEngine.GFORTH
                  ? mean(engine.name(), ForthEngine.GFORTH.name())
                  : "",
              without.map(rival -> mean(engine.name(), rival)).orElse(""),
              without.isEmpty() ? "" : "%.2f".formatted(Math.pow(product, 1.0 / races.size()))));
    }
    return table.toString();
  }

  private boolean isMeasured(String engine) {
    return engines.stream().anyMatch(e -> e.name().equals(engine));
  }

  private String mean(String engine, String rival) {
    return Ratio.mean(races.values().stream().map(race -> race.speed(engine, rival)).toList())
        .toString();
  }

  /** By program how much faster each engine is than itself without, and what was predicted. */
  private String programs() throws IOException {
    List<ForthEngine> shown =
        engines.stream().filter(e -> e.without().filter(this::isMeasured).isPresent()).toList();
    List<String> head = new ArrayList<>(List.of("program"));
    shown.forEach(engine -> head.add(engine.name()));
    MarkdownTable table = new MarkdownTable(head);
    for (Map.Entry<String, Race> race : races.entrySet()) {
      List<String> row = new ArrayList<>(List.of(race.getKey()));
      for (ForthEngine engine : shown) {
        double speed = race.getValue().speed(engine.name(), engine.without().orElseThrow()).value();
        row.add("%.2f of %.2f".formatted(speed, builds.predicted(engine, race.getKey())));
      }
      table.row(row);
    }
    return table.toString();
  }
}
