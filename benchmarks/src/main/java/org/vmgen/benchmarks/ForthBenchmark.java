package org.vmgen.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code run-forth}: the Forth example's engines beside gforth-fast. */
@Command(
    name = "run-forth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures the engines of the Forth example beside gforth-fast.",
    footer = {
      "",
      "Example: a first look at two programs:",
      "  benchmarks/run-forth --quick --programs fib,sieve"
    })
public final class ForthBenchmark implements Callable<Integer> {
  /** The names of the programs in benchmarks/forth. */
  static final List<String> PROGRAMS =
      List.of(
          "fib",
          "nested",
          "sieve",
          "bubble",
          "queens",
          "quicksort",
          "matrix",
          "mandelbrot",
          "hash",
          "strings",
          "bignum",
          "json",
          "lisp",
          "objects");

  /** The parts of the document that this command writes. */
  static final String SUMMARY = "run-forth";

  static final String EACH = "run-forth programs";
  static final String COUNTS = "run-forth --callgrind";

  /** The part of engines with combined instructions from profiles. */
  static final String TRAINED = "run-forth --trained";

  /** A run takes at least that long, and in a first look. */
  private static final double SECONDS = 0.3;

  private static final double QUICK_SECONDS = 0.06;

  /** How long an engine in Java runs before anything counts. */
  private static final double WARM_UP = 1.5;

  @Option(names = "--quick", description = "1 build, 3 short runs; only for a first look")
  private boolean quick;

  @Option(
      names = "--programs",
      paramLabel = "NAME",
      split = ",",
      description = "names in benchmarks/forth; default: all")
  private List<String> programs = PROGRAMS;

  @Option(
      names = "--engines",
      paramLabel = "NAME",
      split = ",",
      description = "rows of the table, such as c-direct; default: all")
  private List<String> names = List.of();

  @Option(
      names = "--callgrind",
      description = "count machine instructions instead, by valgrind; takes some minutes")
  private boolean callgrind;

  @Option(
      names = "--trained",
      description =
          "measure engines with 40 combined instructions from profiles of other programs, and of all")
  private boolean trained;

  @Mixin private RaceOptions options;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ForthBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (!ProcessorTime.isThere()) {
      System.err.println("run-forth: the processor times of other processes are those of Linux");
      return 3;
    }
    ForthBuilds builds = new ForthBuilds(options.root());
    List<ForthEngine> engines = new ArrayList<>();
    for (ForthEngine engine : trained ? ForthEngine.TRAINED : ForthEngine.ALL) {
      if (!names.isEmpty() && !names.contains(engine.name())) {
        continue;
      }
      if (builds.isThere(engine)) {
        engines.add(engine);
      } else {
        System.err.println("run-forth: left out, since it is not installed: " + engine.name());
      }
    }
    builds.make(engines, count());
    if (options.prepare()) {
      return 0;
    }
    if (callgrind) {
      String table = new ForthCounts(builds, engines).table(programs);
      options.print(COUNTS, table);
      return 0;
    }
    Map<String, Race> races = new LinkedHashMap<>();
    for (String program : programs) {
      races.put(program, race(builds, engines, program));
      System.err.println("run-forth: " + program + " done");
    }
    if (trained) {
      options.print(
          TRAINED,
          Report.environment(builds.compilers(engines))
              + rule(Stream.empty())
              + new TrainedReport(builds, engines, races).tables());
      return 0;
    }
    ForthReport report = new ForthReport(engines, races);
    options.print(
        SUMMARY,
        Report.environment(builds.compilers(engines))
            + rule(ForthEngine.ONCE.stream())
            + report.summary());
    options.print(EACH, report.programs());
    return 0;
  }

  private int count() {
    return RaceOptions.builds(quick || callgrind);
  }

  /** Runs in each build. */
  private int rounds() {
    return quick ? 3 : options.rounds();
  }

  private String rule(Stream<String> once) {
    return Report.rule(rounds(), count(), quick ? QUICK_SECONDS : SECONDS, once);
  }

  private Race race(ForthBuilds builds, List<ForthEngine> engines, String program)
      throws IOException {
    Race race = new Race();
    for (int build = 1; build <= count(); build++) {
      List<Repeated> contenders = new ArrayList<>();
      try {
        for (ForthEngine engine : engines) {
          if (!builds.has(engine, program)) {
            continue;
          }
          Repeated contender =
              Repeated.start(engine.name(), builds.command(engine, build, program));
          contenders.add(contender);
          contender.calibrate(
              engine.kind() == ForthEngine.Kind.JAVA ? WARM_UP : 0,
              quick ? QUICK_SECONDS : SECONDS);
        }
        race.build(contenders, rounds(), trained ? Set.of() : ForthEngine.ONCE);
      } finally {
        contenders.forEach(Repeated::close);
      }
    }
    return race;
  }
}
