package org.vmgen.benchmarks;

import java.io.IOException;
import java.util.List;
import org.vmgen.generator.c.CRecipe;

/** What the benchmark prints. */
final class Report {
  private Report() {}

  /** Compiler, JVM and processors. */
  static String environment(CRecipe.Compiler compiler) throws IOException {
    String version =
        Processes.output(List.of(compiler.command(), "--version")).lines().findFirst().orElse("?");
    return """
        C compiler: %s
        JVM: %s %s
        system: %s %s, %d processors
        """
        .formatted(
            version,
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
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
