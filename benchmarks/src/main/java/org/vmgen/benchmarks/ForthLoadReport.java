package org.vmgen.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The tables of how Forth systems start and load.
 *
 * @param engines the rows, the rival among them
 * @param seconds by lines of the source, {@link #START} for none, then by engine: all runs, the
 *     first of one engine beside the first of the others
 */
record ForthLoadReport(List<String> engines, TreeMap<Integer, Map<String, double[]>> seconds) {

  static final String RIVAL = "gforth";

  /** The number of lines of a source that only ends the process. */
  static final int START = 1;

  static final List<String> STARTS_HEAD = List.of("engine", "ms", "median", "time to " + RIVAL);
  static final List<String> LOADING_HEAD =
      List.of("lines", "engine", "seconds", "µs a line", "time to " + RIVAL, "without starts");

  /** What the start of each engine costs. */
  String starts() {
    MarkdownTable table = new MarkdownTable(STARTS_HEAD);
    Map<String, double[]> times = seconds.get(START);
    for (String engine : engines) {
      table.row(
          List.of(
              engine,
              "%.1f".formatted(1e3 * min(times.get(engine))),
              "%.1f".formatted(1e3 * median(times.get(engine))),
              toRival(engine, START)));
    }
    return table.toString();
  }

  /** What loading costs: a row for each source and engine. */
  String loading() {
    MarkdownTable table = new MarkdownTable(LOADING_HEAD);
    for (int lines : seconds.tailMap(START, false).keySet()) {
      for (String engine : engines) {
        double time = min(seconds.get(lines).get(engine));
        table.row(
            List.of(
                "%,d".formatted(lines),
                engine,
                "%.3f".formatted(time),
                "%.1f".formatted(1e6 * time / lines),
                toRival(engine, lines),
                engine.equals(RIVAL)
                    ? ""
                    : "%.2f".formatted(afterStart(engine, lines) / afterStart(RIVAL, lines))));
      }
    }
    return table.toString();
  }

  private double afterStart(String engine, int lines) {
    return min(seconds.get(lines).get(engine)) - min(seconds.get(START).get(engine));
  }

  /** The ratio of the minima, with the smallest and the largest of a single round. */
  private String toRival(String engine, int lines) {
    if (engine.equals(RIVAL)) {
      return "";
    }
    double[] times = seconds.get(lines).get(engine);
    double[] rival = seconds.get(lines).get(RIVAL);
    return new Ratio(
            min(times) / min(rival),
            IntStream.range(0, times.length).mapToObj(run -> times[run] / rival[run]).toList())
        .toString();
  }

  private static double min(double[] times) {
    return Arrays.stream(times).min().orElseThrow();
  }

  private static double median(double[] times) {
    double[] sorted = Arrays.stream(times).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
