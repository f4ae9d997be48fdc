package org.vmgen.cli;

import java.util.ArrayList;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.CorpusBuilder.Weighting;
import org.vmgen.superinstructions.select.Strategies;
import org.vmgen.superinstructions.select.Strategy;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of several commands that say how combinations are chosen. */
public final class SelectionChoice {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = Strategies.DEFAULT,
      description = "how to choose: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      completionCandidates = StrategyNames.class)
  private String strategy;

  @Option(
      names = "--longest",
      paramLabel = "N",
      description = "the most instructions of a combination (default: ${DEFAULT-VALUE})")
  private int longest = Synthesis.Options.DEFAULT.longest();

  @Option(
      names = "--by-counts",
      description = "a program weighs as much as it ran; without, all weigh the same")
  private boolean byCounts;

  @Option(
      names = "--no-constants",
      description =
          "no combination holds constants of the programs: for programs that nobody knows yet")
  private boolean noConstants;

  static final class StrategyNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    StrategyNames() {
      super(Strategies.all().stream().map(Strategy::name).toList());
    }
  }

  /** Looks for wrong usage. */
  public void check() {
    if (Strategies.named(strategy).isEmpty()) {
      throw wrong(
          "there is no strategy '" + strategy + "': use " + String.join(", ", new StrategyNames()));
    } else if (longest < 2 || longest > 64) {
      throw wrong("--longest needs a number from 2 to 64");
    }
  }

  public Strategy strategy() {
    return Strategies.named(strategy).orElseThrow();
  }

  public Synthesis.Options options() {
    return new Synthesis.Options(
        byCounts ? Weighting.COUNTS : Weighting.EQUAL,
        longest,
        Synthesis.Options.DEFAULT.candidates(),
        noConstants ? 0 : Synthesis.Options.DEFAULT.constants());
  }

  /** The strategy and what it is bound to, for comments. */
  public String text() {
    return "strategy " + strategy + options().text();
  }

  /** How programs weigh, for comments: behind their names. */
  public String weights() {
    return byCounts ? "weighing as they ran" : "weighing the same";
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
