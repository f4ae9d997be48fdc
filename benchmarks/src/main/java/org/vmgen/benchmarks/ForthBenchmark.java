package org.vmgen.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code run-forth}: the Forth example's engines beside gforth-fast. */
@Command(
    name = "run-forth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures the engines of the Forth example beside gforth-fast.",
    footer = {"", "Example: a first look:", "  benchmarks/run-forth --quick fib sieve"})
public final class ForthBenchmark implements Callable<Integer> {
  private static final String RIVAL = "gforth-fast";
  private static final String UNCHECKED = " unchecked";

  /** Engines that the example's command knows; each is measured checked and unchecked. */
  private static final List<String> ENGINES = List.of("c-direct", "c-switch", "java-switch");

  private static final List<String> PROGRAMS =
      List.of("fib", "nested", "sieve", "bubble", "queens", "mandelbrot", "quicksort");

  private static final int WARM_UP = 3;

  @Option(names = "--quick", description = "1 start and 3 runs instead of 3 starts and 15 runs")
  private boolean quick;

  @Option(names = "--root", description = "root of the repository; default: this folder")
  private Path root = Path.of("");

  @CommandLine.Parameters(
      paramLabel = "PROGRAM",
      description = "names in benchmarks/forth; default: all",
      arity = "0..*")
  private List<String> programs = PROGRAMS;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ForthBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() {
    for (String program : programs) {
      race(program);
    }
    return 0;
  }

  private void race(String program) {
    Race race = new Race();
    for (int start = 0; start < (quick ? 1 : 3); start++) {
      List<Contender> contenders = new ArrayList<>();
      try {
        for (String engine : contenders()) {
          contenders.add(Contender.start(engine, command(engine, program)));
        }
        race.build(contenders, WARM_UP, quick ? 3 : 15);
      } finally {
        contenders.forEach(Contender::close);
      }
    }
    System.out.printf("%n%-24s %8s  %s%n", program, "seconds", "speed to " + RIVAL);
    for (String engine : contenders()) {
      String speed = engine.equals(RIVAL) ? "1" : race.speed(engine, RIVAL).toString();
      System.out.printf("%-24s %8.3f  %s%n", engine, race.seconds(engine), speed);
    }
  }

  private static List<String> contenders() {
    List<String> names = new ArrayList<>(List.of(RIVAL));
    for (String engine : ENGINES) {
      names.add(engine + UNCHECKED);
      names.add(engine);
    }
    return names;
  }

  /** The command that loads a program and runs it for each line that it reads. */
  private List<String> command(String engine, String program) {
    List<String> command = new ArrayList<>();
    if (engine.equals(RIVAL)) {
      command.add(RIVAL);
    } else {
      command.add(root.resolve("examples/forth/forth").toAbsolutePath().toString());
      command.addAll(List.of("--engine", engine.replace(UNCHECKED, "")));
      if (engine.endsWith(UNCHECKED)) {
        command.add("--unchecked");
      }
    }
    Path folder = root.resolve("benchmarks/forth");
    command.add(folder.resolve(program + ".fs").toString());
    command.add(folder.resolve("serve.fs").toString());
    return command;
  }
}
