package org.vmgen.superinstructions.output;

import java.util.List;
import java.util.Locale;
import org.vmgen.format.profile.CountText;
import org.vmgen.generator.model.Composite;
import org.vmgen.superinstructions.evaluate.Prediction;

/** Combinations as a file that {@code superset} reads. */
public final class SupersetText {

  private static final int COMMENT = 56;

  private SupersetText() {}

  /**
   * The text of the file.
   *
   * @param machine the machine's name
   * @param origin lines that say how and from what the combinations were chosen
   */
  public static String of(String machine, List<String> origin, Outcome outcome) {
    return head(machine, origin) + definitions(outcome);
  }

  /** The first part of the text: of which machine, and how they were chosen. */
  public static String head(String machine, List<String> origin) {
    StringBuilder text = new StringBuilder();
    text.append("// Combined instructions of ").append(machine).append(".\n");
    origin.forEach(line -> text.append("// ").append(line).append('\n'));
    return text.toString();
  }

  /** The rest: what they are predicted to do, and the definitions. */
  public static String definitions(Outcome outcome) {
    StringBuilder text = new StringBuilder();
    Prediction prediction = outcome.prediction();
    if (prediction.instructions() > 0) {
      text.append("// Dispatches: ")
          .append(percent(prediction.dispatches() / (double) prediction.instructions()))
          .append(" of those without combinations; one for each block would be ")
          .append(percent(prediction.entries() / (double) prediction.instructions()))
          .append(".\n");
    }
    text.append(
        "// Behind each: how often it runs in these programs; how much more they cost without it.\n\n");
    for (Chosen chosen : outcome.chosen()) {
      line(definition(chosen.composite()), chosen.executions(), chosen.gain(), text);
    }
    for (Replica replica : outcome.replicas()) {
      String definition = "replicate " + replica.bodies() + " " + replica.name() + ";";
      line(definition, replica.executions(), replica.gain(), text);
    }
    return text.toString();
  }

  private static void line(String definition, long executions, double gain, StringBuilder text) {
    text.append(definition)
        .append(" ".repeat(Math.max(1, COMMENT - definition.length())))
        .append("// ")
        .append(
            executions == 0
                ? "for other programs"
                : CountText.times(executions) + ", " + percent(gain))
        .append('\n');
  }

  private static String definition(Composite composite) {
    boolean binds =
        composite.parts().stream()
            .flatMap(p -> p.operands().stream())
            .anyMatch(o -> !(o instanceof Composite.Operand.Open));
    return (binds ? "spec " : "super ") + composite.name() + " = " + composite.text() + ";";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
