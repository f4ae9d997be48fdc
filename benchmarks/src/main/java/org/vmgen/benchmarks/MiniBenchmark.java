package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.vmgen.generator.c.CRecipe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code run-mini}: generated engines of the mini machine beside hand-written ones and
 * those of the classic vmgen.
 */
@Command(
    name = "run-mini",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures generated engines of the mini machine beside hand-written ones and those of the",
      "classic vmgen."
    },
    footer = {"", "Example: a first look in a minute:", "  benchmarks/run-mini --quick"})
public final class MiniBenchmark implements Callable<Integer> {
  /** The part of the document that this command writes. */
  static final String PART = "run-mini";

  /** How long a run takes at least, in seconds. */
  private static final double LEAST = 0.3;

  /** What is aimed at, since the time of a single run is not exact. */
  private static final double SECONDS = 1.05 * LEAST;

  private static final int WARM_UP = 3;

  @Option(names = "--quick", description = "1 build and 5 runs; only for a first look")
  private boolean quick;

  @Option(names = "--callgrind", description = "count the instructions of the C engines too")
  private boolean callgrind;

  @Mixin private RaceOptions options;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MiniBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path here = options.root().toAbsolutePath().normalize();
    CRecipe.Compiler compiler =
        CRecipe.Compiler.any()
            .orElseThrow(() -> new IOException("a C compiler is needed, such as gcc"));
    Path folder = Files.createDirectories(here.resolve("benchmarks/target/mini"));
    List<MiniBuild> builds = new ArrayList<>();
    for (int seed = 1; seed <= RaceOptions.builds(quick); seed++) {
      builds.add(new MiniBuild(here, seed, compiler));
    }
    List<MiniEngine> engines = new ArrayList<>();
    for (MiniEngine engine : MiniEngine.ALL) {
      if (!builds.get(0).isThere(engine)) {
        System.err.println("run-mini: left out, since it is not installed: " + engine.name());
        continue;
      }
      engines.add(engine);
      for (MiniBuild build : builds) {
        build.make(engine);
      }
    }
    if (options.prepare()) {
      return 0;
    }
    StringBuilder text = new StringBuilder();
    text.append(Report.environment(compilers(builds.get(0), engines))).append(rule());
    for (MiniProgram program : List.of(MiniProgram.FIB, MiniProgram.LOOP)) {
      for (Language language : Language.values()) {
        List<MiniEngine> own =
            engines.stream().filter(engine -> engine.language() == language).toList();
        long n = calibrate(program, builds.get(0), own.get(0), folder);
        Race race = race(program.image(n, folder), builds, own);
        text.append(Report.table(program, n, language, own, race));
        System.err.println("run-mini: " + program.name() + " in " + language + " done");
      }
      if (callgrind) {
        Path image = program.image(program.callgrind(), folder);
        text.append(Callgrind.table(program, builds.get(0), engines, image));
      }
    }
    options.print(PART, text.toString());
    return 0;
  }

  private static List<CRecipe.Compiler> compilers(MiniBuild build, List<MiniEngine> engines) {
    return engines.stream()
        .flatMap(engine -> build.compiler(engine).stream())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private int rounds() {
    return quick ? 5 : options.rounds();
  }

  private String rule() {
    return Report.rule(rounds(), RaceOptions.builds(quick), LEAST, MiniEngine.ONCE.stream());
  }

  private Race race(Path image, List<MiniBuild> builds, List<MiniEngine> engines) {
    Race race = new Race();
    for (MiniBuild build : builds) {
      List<SelfTimed> contenders = new ArrayList<>();
      try {
        for (MiniEngine engine : engines) {
          SelfTimed contender = SelfTimed.start(engine.name(), build.command(engine, image));
          contenders.add(contender);
          contender.calibrate(engine.language() == Language.JAVA ? WARM_UP : 1, SECONDS);
        }
        race.build(contenders, rounds(), MiniEngine.ONCE);
      } finally {
        contenders.forEach(SelfTimed::close);
      }
    }
    return race;
  }

  /** The number with which the hand-written engine takes long enough. */
  private static long calibrate(MiniProgram program, MiniBuild build, MiniEngine hand, Path folder)
      throws IOException {
    long n = program.start();
    // Twice: the first estimate is from a run that is short, and in Java partly interpreted.
    for (int step = 0; step < 2; step++) {
      Path image = program.image(n, folder);
      double best = Double.POSITIVE_INFINITY;
      try (SelfTimed worker = SelfTimed.start(hand.name(), build.command(hand, image))) {
        for (int run = 0; run < 6; run++) {
          best = Math.min(best, worker.run().nanoseconds());
        }
      }
      n = program.growth().number(n, SECONDS / (best / 1e9));
    }
    return n;
  }
}
