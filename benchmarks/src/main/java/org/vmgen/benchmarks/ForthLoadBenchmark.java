package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code run-forth-load}: how long Forth systems take to load a generated source. */
@Command(
    name = "run-forth-load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how long the engines of the Forth example take to load generated sources, beside",
      "gforth: whole processes, from their start to their end, in turn."
    },
    footer = {
      "",
      "Example: a first look:",
      "  benchmarks/run-forth-load --runs 3 --lines 5000,20000"
    })
public final class ForthLoadBenchmark implements Callable<Integer> {

  private static final String RIVAL = "gforth";
  private static final String START_ONLY = "bye\n";
  private static final List<String> ENGINES = List.of("c-direct", "c-switch", "java-switch");

  private final Map<String, Double> starts = new LinkedHashMap<>();

  @Option(names = "--runs", description = "how often each is measured; default: ${DEFAULT-VALUE}")
  private int runs = 15;

  @Option(
      names = "--lines",
      split = ",",
      description = "lengths of the sources; default: ${DEFAULT-VALUE}")
  private int[] lines = {2_500, 5_000, 10_000, 20_000, 80_000};

  @Option(names = "--root", description = "root of the repository; default: this folder")
  private Path root = Path.of("");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ForthLoadBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path source = Files.createTempFile("load", ".fs");
    try {
      Files.writeString(source, START_ONLY);
      for (String engine : contenders()) {
        Processes.output(command(engine, source)); // the first start builds
      }
      System.out.printf(
          "%7s  %-12s %10s %10s  %-20s %-15s %s%n",
          "lines", "engine", "seconds", "us/line", "time to gforth", "without starts", "checksum");
      measure(source, 1);
      for (int count : lines) {
        measure(source, count);
      }
    } finally {
      Files.delete(source);
    }
    return 0;
  }

  /** A source of one line shows what a start costs. */
  private void measure(Path source, int count) throws IOException {
    Files.writeString(source, count == 1 ? START_ONLY : LoadSource.lines(count));
    Map<String, double[]> seconds = new LinkedHashMap<>();
    Map<String, String> printed = new LinkedHashMap<>();
    for (int run = 0; run < runs; run++) {
      for (String engine : contenders()) {
        long start = System.nanoTime();
        String output = Processes.output(command(engine, source)).trim();
        double time = (System.nanoTime() - start) / 1e9;
        seconds.computeIfAbsent(engine, e -> new double[runs])[run] = time;
        printed.put(engine, output);
      }
    }
    double rival = min(seconds.get(RIVAL));
    for (String engine : contenders()) {
      if (!printed.get(engine).equals(printed.get(RIVAL))) {
        throw new IOException(
            engine + " prints " + printed.get(engine) + ", gforth " + printed.get(RIVAL));
      }
      double best = min(seconds.get(engine));
      if (count == 1) {
        starts.put(engine, best);
      }
      System.out.printf(
          Locale.ROOT,
          "%7d  %-12s %10.3f %10.1f  %-20s %-15s %s%n",
          count,
          engine,
          best,
          1e6 * best / count,
          ratio(seconds.get(engine), seconds.get(RIVAL)),
          count == 1 ? "" : "%.2f".formatted(loading(engine, best) / loading(RIVAL, rival)),
          printed.get(engine));
    }
  }

  private double loading(String engine, double seconds) {
    return seconds - starts.get(engine);
  }

  /** Of the minima, and the smallest and the largest of a single round. */
  private static Ratio ratio(double[] times, double[] rival) {
    return new Ratio(
        min(times) / min(rival),
        IntStream.range(0, times.length).mapToObj(run -> times[run] / rival[run]).toList());
  }

  private static double min(double[] times) {
    return Arrays.stream(times).min().orElseThrow();
  }

  private static List<String> contenders() {
    List<String> names = new ArrayList<>(List.of(RIVAL));
    names.addAll(ENGINES);
    return names;
  }

  private List<String> command(String engine, Path source) {
    if (engine.equals(RIVAL)) {
      return List.of(RIVAL, source.toString());
    }
    String forth = root.resolve("examples/forth/forth").toAbsolutePath().toString();
    return List.of(forth, "--engine", engine, source.toString());
  }
}
