package org.vmgen.cli;

import java.util.List;
import org.vmgen.cli.tune.TuneCommand;

/**
 * The commands of {@code vmgen}, in the order of its help.
 *
 * <p>A command is a class of its own with a Picocli {@code @Command} annotation that implements
 * {@code Callable<Integer>} and returns one of {@link ExitCode}; adding one takes its file and a
 * line here.
 */
final class Commands {

  private Commands() {}

  /** A fresh instance of every command. */
  static List<Object> all() {
    return List.of(
        new CheckCommand(),
        new RunCommand(),
        new VerifyCommand(),
        new TestCommand(),
        new GenerateCommand(),
        new ProfileCommand(),
        new SynthesizeCommand(),
        new TuneCommand(),
        new ExplainCommand(),
        new SizeCommand(),
        new ModelCommand(),
        new ManualCommand());
  }
}
