package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.c.CRecipe;

/** What the benchmark prints. */
final class Report {
  private Report() {}

  /** Processor, compilers and JVM, as a list. */
  static String environment(List<CRecipe.Compiler> compilers) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        "- %s, %d processors, %s%n"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name")));
    for (CRecipe.Compiler compiler : compilers) {
      text.append("- ").append(version(compiler.command())).append(System.lineSeparator());
    }
    text.append(
        "- %s %s%n%n"
            .formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")));
    return text.toString();
  }

  /**
   * How often and how long was measured.
   *
   * @param once engines that ran once in each build
   */
  static String rule(int rounds, int builds, double seconds, Stream<String> once) {
    String fewer = once.sorted().collect(Collectors.joining(", "));
    return "Minima of %d interleaved runs of at least %s s, %s.%s%n%n"
        .formatted(
            rounds * builds,
            seconds,
            builds == 1
                ? "one build only: a first look"
                : "over %d builds with shuffled bodies".formatted(builds),
            fewer.isEmpty() ? "" : " Of fewer runs, %d: %s.".formatted(builds, fewer));
  }

  private static String version(String command) throws IOException {
    return Processes.output(List.of(command, "--version")).lines().findFirst().orElse(command);
  }

  /** What Linux calls the processor; elsewhere its instruction set. */
  private static String processor() throws IOException {
    Path description = Path.of("/proc/cpuinfo");
    if (Files.isReadable(description)) {
      for (String line : Files.readAllLines(description)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return System.getProperty("os.arch");
  }

  /** One race: seconds and speeds of all engines. */
  static String table(
      MiniProgram program, long n, Language language, List<MiniEngine> engines, Race race) {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "%s(%d), %s".formatted(program.name(), n, language),
                "seconds",
                "speed to hand-written",
                "checked to unchecked"));
    for (MiniEngine engine : engines) {
      String name = engine.name();
      table.row(
          List.of(
              name,
              "%.3f".formatted(race.seconds(name)),
              name.equals(MiniEngine.HAND) ? "" : race.speed(name, MiniEngine.HAND).toString(),
              engine.unchecked().map(other -> race.speed(name, other).toString()).orElse("")));
    }
    return "\n" + table;
  }
}
