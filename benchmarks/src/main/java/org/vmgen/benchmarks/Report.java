package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  static String table(MiniProgram program, long n, Language language, Builds build, Race race) {
    StringBuilder text = new StringBuilder();
    text.append("%n%s(%d), %s%n".formatted(program.name(), n, language));
    text.append(
        "%-28s %8s  %-22s %s%n"
            .formatted("engine", "seconds", "speed to hand-written", "checked to unchecked"));
    for (String engine : language.engines(build)) {
      String speed = engine.equals(Builds.HAND) ? "1" : race.speed(engine, Builds.HAND).toString();
      String checked =
          engine.endsWith(Builds.CHECKED)
              ? race.speed(engine, engine.replace(Builds.CHECKED, "")).toString()
              : "";
      String line = "%-28s %8.3f  %-22s %s".formatted(engine, race.seconds(engine), speed, checked);
      text.append(line.stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
