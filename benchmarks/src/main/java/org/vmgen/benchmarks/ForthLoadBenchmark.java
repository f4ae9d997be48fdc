package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vmgen.generator.c.CRecipe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code run-forth-load}: how long Forth systems take to start, and to load a generated
 * source.
 */
@Command(
    name = "run-forth-load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how long the engines of the Forth example take to start and to load generated",
      "sources, beside gforth: whole processes, from their start to their end, in turn."
    },
    footer = {
      "",
      "Example: a first look:",
      "  benchmarks/run-forth-load --runs 3 --lines 5000,20000"
    })
public final class ForthLoadBenchmark implements Callable<Integer> {

  /** The parts of the document that this command writes. */
  static final String STARTS = "run-forth-load starts";

  static final String LOADING = "run-forth-load";

  /** Lines of the sources if nothing else is asked for. */
  static final List<Integer> LINES = List.of(2_500, 5_000, 10_000, 20_000, 80_000);

  /** A program that no shell script starts. */
  private static final String ALONE = ", program alone";

  /** Engines of the example, as users start them, and what they compare them with. */
  static final List<String> ENGINES =
      List.of(
          ForthLoadReport.RIVAL,
          "c-direct" + ALONE,
          "c-direct",
          "c-tail",
          "c-switch",
          "java-switch");

  private static final String START_ONLY = "bye\n";

  @Option(
      names = "--lines",
      split = ",",
      description = "lengths of the sources; default: 2500,5000,10000,20000,80000")
  private List<Integer> lines = LINES;

  @Mixin private RaceOptions options;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ForthLoadBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path source = Files.createTempFile("load", ".fs");
    try {
      Files.writeString(source, START_ONLY);
      for (String engine : ENGINES.stream().sorted().toList()) {
        if (!engine.endsWith(ALONE)) {
          Processes.output(command(engine, source)); // the first start builds
        }
      }
      if (options.prepare()) {
        return 0;
      }
      TreeMap<Integer, Map<String, double[]>> seconds = new TreeMap<>();
      seconds.put(ForthLoadReport.START, measure(source));
      for (int count : lines) {
        Files.writeString(source, LoadSource.lines(count));
        seconds.put(count, measure(source));
        System.err.println("run-forth-load: " + count + " lines done");
      }
      ForthLoadReport report = new ForthLoadReport(ENGINES, seconds);
      options.print(STARTS, heading() + report.starts());
      options.print(LOADING, report.loading());
    } finally {
      Files.delete(source);
    }
    return 0;
  }

  private String heading() throws IOException {
    return Report.environment(CRecipe.Compiler.any().stream().toList())
        + "Minima of %d interleaved runs of whole processes%s.%n%n"
            .formatted(options.runs(), options.runs() < 15 ? ": a first look" : "");
  }

  /** All contenders in turn, as often as is asked for. They must print the same. */
  private Map<String, double[]> measure(Path source) throws IOException {
    Map<String, double[]> seconds = new LinkedHashMap<>();
    Map<String, String> printed = new LinkedHashMap<>();
    for (int run = 0; run < options.runs(); run++) {
      for (String engine : ENGINES) {
        List<String> command = command(engine, source);
        long start = System.nanoTime();
        String output = Processes.output(command).trim();
        double time = (System.nanoTime() - start) / 1e9;
        seconds.computeIfAbsent(engine, e -> new double[options.runs()])[run] = time;
        printed.put(engine, output);
      }
    }
    String expected = printed.get(ForthLoadReport.RIVAL);
    for (String engine : ENGINES) {
      if (!printed.get(engine).equals(expected)) {
        throw new IOException(
            "%s prints %s, %s %s"
                .formatted(engine, printed.get(engine), ForthLoadReport.RIVAL, expected));
      }
    }
    return seconds;
  }

  private List<String> command(String engine, Path source) {
    if (engine.equals(ForthLoadReport.RIVAL)) {
      return List.of(engine, source.toString());
    }
    Path example = options.root().resolve("examples/forth").toAbsolutePath();
    if (engine.endsWith(ALONE)) {
      Path target = example.resolve("target");
      return List.of(
          target.resolve("native/forth-" + engine.replace(ALONE, "")).toString(),
          "--image",
          target.resolve("classes/org/vmgen/examples/forth/forth.img").toString(),
          source.toString());
    }
    return List.of(example.resolve("forth").toString(), "--engine", engine, source.toString());
  }
}
