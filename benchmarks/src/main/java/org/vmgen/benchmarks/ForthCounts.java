package org.vmgen.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Instructions of the processor that the engines in C execute for one instruction of the machine,
 * by valgrind's callgrind. They say why one engine is faster than another, and do not depend on
 * what else the computer does.
 */
record ForthCounts(ForthBuilds builds, List<ForthEngine> engines) {

  /**
   * The table: a row for each program and one for the geometric mean.
   *
   * @throws IOException if valgrind does not run
   */
  String table(List<String> programs) throws IOException {
    List<ForthEngine> counted = counted(engines);
    MarkdownTable table = new MarkdownTable(head(counted));
    Map<ForthEngine, Double> logarithms = new LinkedHashMap<>();
    for (String program : programs) {
      long instructions = instructions(program);
      List<String> row = new ArrayList<>(List.of(program, Long.toString(instructions)));
      for (ForthEngine engine : counted) {
        double each =
            (double) Callgrind.instructions(builds.command(engine, 1, program), "1") / instructions;
        row.add("%.1f".formatted(each));
        logarithms.merge(engine, Math.log(each), Double::sum);
      }
      table.row(row);
      System.err.println("run-forth: " + program + " counted");
    }
    List<String> mean = new ArrayList<>(List.of(ForthReport.MEAN, ""));
    counted.forEach(
        engine -> mean.add("%.1f".formatted(Math.exp(logarithms.get(engine) / programs.size()))));
    table.row(mean);
    return table.toString();
  }

  /** The engines of which instructions are counted. */
  static List<ForthEngine> counted(List<ForthEngine> engines) {
    return engines.stream()
        .filter(
            engine ->
                engine.kind() != ForthEngine.Kind.JAVA
                    && engine.kind() != ForthEngine.Kind.HAND_PROGRAMS)
        .toList();
  }

  static List<String> head(List<ForthEngine> counted) {
    List<String> head = new ArrayList<>(List.of("program", "VM instructions"));
    counted.forEach(engine -> head.add(engine.name()));
    return head;
  }

  /** The instructions of the machine that one execution takes. */
  private long instructions(String program) throws IOException {
    try (Worker worker = Worker.start("hand-written", builds.counting(program))) {
      worker.await(Repeated.READY);
      return Long.parseLong(worker.ask("1"));
    }
  }
}
