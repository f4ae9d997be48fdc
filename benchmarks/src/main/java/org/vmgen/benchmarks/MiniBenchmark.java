package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vmgen.generator.c.CRecipe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code run-mini}: generated engines of the mini machine against hand-written ones.
 */
@Command(
    name = "run-mini",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures generated engines of the mini machine against hand-written ones.",
    footer = {"", "Example: a first look in a minute:", "  benchmarks/run-mini --quick"})
public final class MiniBenchmark implements Callable<Integer> {
  /** A run of the hand-written engine takes at least that long; others are not much faster. */
  private static final double SECONDS = 0.36;

  private static final int WARM_UP = 3;

  @Option(names = "--quick", description = "1 build and 5 runs instead of 3 builds and 15 runs")
  private boolean quick;

  @Option(names = "--callgrind", description = "count the instructions of the C engines too")
  private boolean callgrind;

  @Option(names = "--root", description = "root of the repository; default: this folder")
  private Path root = Path.of("");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MiniBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    CRecipe.Compiler compiler =
        CRecipe.Compiler.any()
            .orElseThrow(() -> new IOException("a C compiler is needed, such as gcc"));
    Path folder = Files.createDirectories(root.resolve("benchmarks/target/mini"));
    System.out.print(Report.environment(List.of(compiler)));
    List<Builds> builds = new ArrayList<>();
    for (int build = 1; build <= (quick ? 1 : 3); build++) {
      builds.add(Builds.make(root, build, compiler, folder.resolve("build" + build)));
    }
    for (MiniProgram program : List.of(MiniProgram.FIB, MiniProgram.LOOP)) {
      race(program, builds, Language.C, folder);
      race(program, builds, Language.JAVA, folder);
      if (callgrind) {
        Path image = program.image(program.callgrind(), folder);
        System.out.print(Callgrind.table(program, builds.get(0), image));
      }
    }
    return 0;
  }

  private void race(MiniProgram program, List<Builds> builds, Language language, Path folder)
      throws IOException {
    long n = calibrate(program, builds.get(0), language, folder);
    Path image = program.image(n, folder);
    Race race = new Race();
    for (Builds build : builds) {
      List<SelfTimed> contenders = new ArrayList<>();
      try {
        for (String engine : language.engines(build)) {
          contenders.add(SelfTimed.start(engine, language.command(build, engine, image)));
        }
        race.build(contenders, WARM_UP, quick ? 5 : 15);
      } finally {
        contenders.forEach(SelfTimed::close);
      }
    }
    System.out.print(Report.table(program, n, language, builds.get(0), race));
  }

  /** The number with which the hand-written engine takes long enough. */
  private static long calibrate(MiniProgram program, Builds build, Language language, Path folder)
      throws IOException {
    long n = program.start();
    // Twice: the first estimate is from a run that is short, and in Java partly interpreted.
    for (int step = 0; step < 2; step++) {
      Path image = program.image(n, folder);
      double best = Double.POSITIVE_INFINITY;
      try (SelfTimed hand =
          SelfTimed.start(Builds.HAND, language.command(build, Builds.HAND, image))) {
        for (int run = 0; run < 6; run++) {
          best = Math.min(best, hand.run().nanoseconds());
        }
      }
      n = program.growth().number(n, SECONDS / (best / 1e9));
    }
    return n;
  }
}
