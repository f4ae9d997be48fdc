package org.vmgen.cli;

import org.vmgen.generator.plan.BodyOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of several commands that say which bodies an engine has. */
public final class BodyChoice {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--no-composites",
      description = "an engine that ignores super, spec and replicate: a body an instruction")
  private boolean noComposites;

  @Option(
      names = "--no-caches",
      description = "an engine in C that ignores cache: all items of stacks are in memory")
  private boolean noCaches;

  @Option(
      names = "--canonical",
      paramLabel = "N",
      description =
          "how many items of a cached stack at most are in registers between blocks of code, in C; "
              + BodyOptions.USUAL_CANONICAL
              + " if nothing is said")
  private int canonical = BodyOptions.DEFAULT.canonical();

  @Option(
      names = "--max-bodies",
      paramLabel = "N",
      description =
          "how many bodies an engine in C may have; "
              + BodyOptions.USUAL_BODIES
              + " if nothing is said")
  private int most = BodyOptions.DEFAULT.most();

  public BodyOptions options() {
    if (canonical < 0 || canonical > BodyOptions.MOST_CANONICAL) {
      throw wrong("--canonical is a number from 0 to " + BodyOptions.MOST_CANONICAL);
    } else if (most < 0 || most > BodyOptions.MOST_BODIES) {
      throw wrong("--max-bodies is a number from 0 to " + BodyOptions.MOST_BODIES);
    }
    return new BodyOptions(!noComposites, !noCaches, canonical, most);
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
