package org.vmgen.cli;

import org.vmgen.generator.plan.BodyOptions;
import picocli.CommandLine.Option;

/** Options of several commands that say which bodies an engine has. */
final class BodyChoice {

  @Option(
      names = "--no-composites",
      description = "an engine that ignores super, spec and replicate: a body an instruction")
  private boolean noComposites;

  BodyOptions options() {
    return BodyOptions.DEFAULT.withComposites(!noComposites);
  }
}
